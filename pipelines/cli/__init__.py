"""The command line: Dutch for whoever uses it. The dashboard adds its own command in ``dashboard.cli``."""
