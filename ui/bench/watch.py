"""Runs :mod:`ui.bench.watching`.

A process that draws badges begins with the file in which this one began: nothing of Qt is imported by that.
"""

import sys

if __name__ == "__main__":
    from ui.bench.watching import main

    sys.exit(main(sys.argv[1]))
