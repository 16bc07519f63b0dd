"""``python -m dashboard.inname.bouwopdracht``: the commands on data, for a build in a process of its own."""

import sys

from pipelines.cli.hoofd import app, run

if __name__ == "__main__":
    sys.exit(run(app))
