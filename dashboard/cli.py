"""The program as it is installed: the commands on data, and the one that serves the dashboard."""

import sys

from pipelines.cli.hoofd import app, run
from pipelines.cli.opdrachten import OPDRACHTEN, Ingang

OPDRACHTEN["dashboard"] = Ingang("dashboard.opdracht", "Start het dashboard.")


def main() -> None:
    """Entry point of ``fondskompas``."""
    sys.exit(run(app))
