"""Lay out the sample issues: all of them, or those whose file names are given."""

from __future__ import annotations

import sys

from newsroom.demo.printing.issues import print_all

if __name__ == "__main__":
    print_all(sys.argv[1:])
