"""``python -m zorgscan_desktop`` is the same as ``zorgscan``."""

import sys

from zorgscan_desktop.app.main import main

sys.exit(main())
