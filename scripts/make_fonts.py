"""Makes resources/fonts from the npm package that carries Atkinson Hyperlegible Next. Run by hand, never by make.

    python -m pip install fonttools
    python scripts/make_fonts.py

Needs npm. The package holds the whole static fonts as Google Fonts publishes them, so kerning, tabular figures
and every Dutch letter (also ij as one letter) are there without merging subsets.
"""

import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools.ttLib import TTFont

PACKAGE = "@expo-google-fonts/atkinson-hyperlegible-next@0.4.1"
STYLES = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
FAMILY = "Atkinson Hyperlegible Next"
TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"

# Characters that the font lacks but has the right drawing for. Without them Qt takes the hyphen of a soft hyphen
# (all our hyphenation) from whatever font the system has, or draws a box on a system without fonts.
ALIASES = {0x00AD: 0x002D, 0x2010: 0x002D, 0x2011: 0x002D, 0x202F: 0x2009}
# What people may type or the app may write as letters (the font has no micro sign; ticks and arrows are icons).
LATIN_1 = {*range(0x20, 0x7F), *range(0xA0, 0x100)} - {0x00B5}
NEEDED = {*LATIN_1, *ALIASES, *map(ord, "ĳĲ€…–—“”‘’„‚•×−·≤≥")}


def unpack(folder: Path) -> Path:
    """The package, fetched by npm and unpacked in this folder."""
    done = subprocess.run(
        ["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.PIPE, text=True
    )
    with tarfile.open(folder / done.stdout.split()[-1]) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def make(source: Path, target: Path, weight: int) -> None:
    """One font: the source plus the aliases; its dates stay as they were, so that the bytes can be made again."""
    font = TTFont(source, recalcTimestamp=False)
    for table in font["cmap"].tables:
        if table.isUnicode():
            for code, same_as in ALIASES.items():
                table.cmap.setdefault(code, table.cmap[same_as])
    check(font, weight)
    font.save(target)


def check(font: TTFont, weight: int) -> None:
    """Stop when a font would not be what the app counts on."""
    absent = sorted(chr(code) for code in NEEDED - font.getBestCmap().keys())
    features = {record.FeatureTag for tag in ("GSUB", "GPOS") for record in font[tag].table.FeatureList.FeatureRecord}
    names = font["name"]
    if absent:
        raise SystemExit(f"{weight}: letters missing: {' '.join(absent)}")
    if not {"tnum", "kern"} <= features:
        raise SystemExit(f"{weight}: no tabular figures or no kerning")
    # Name 16, the typographic family, wins over name 1, where Medium and SemiBold call themselves other families.
    if (names.getDebugName(16) or names.getDebugName(1)) != FAMILY or font["OS/2"].usWeightClass != weight:
        raise SystemExit(f"{weight}: unexpected family or weight")


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        package = unpack(Path(folder))
        for weight, style in STYLES.items():
            target = TARGET / f"AtkinsonHyperlegibleNext-{weight}.ttf"
            make(package / f"{weight}{style}" / f"AtkinsonHyperlegibleNext_{weight}{style}.ttf", target, weight)
            print(f"{target.name}: {target.stat().st_size:,} bytes")
        shutil.copyfile(package / "LICENSE_FONT", TARGET / "OFL.txt")


if __name__ == "__main__":
    main()
