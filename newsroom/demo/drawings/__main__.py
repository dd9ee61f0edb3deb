"""Draw the sample paper's pictures into ``newsroom/demo/pictures/``."""

from __future__ import annotations

import sys

from newsroom.demo.drawings.studio import draw_all

if __name__ == "__main__":
    draw_all(sys.argv[1:])
