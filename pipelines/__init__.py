"""Fondskompas pipelines: from source files to the published database."""

from importlib.metadata import PackageNotFoundError, version

try:
    VERSIE = version("fondskompas")
except PackageNotFoundError:  # running from a checkout that was not installed
    VERSIE = "0+checkout"
