"""Provenance: from a figure to the source cells behind it, and back to the document.

The edges are data: per mart two views in the schema ``herkomst`` (queries/herkomst), one with the steps and one with the
cells. This package asks them, writes the steps out with their numbers, and reads a cell back from its document.
"""

from pipelines.herkomst.fragment import Fragment, read_fragment
from pipelines.herkomst.keuzes import Voorbeeld, key_values, read_examples
from pipelines.herkomst.model import Broncel, Herkomst, Samenstelling, Stap, Verwijzing
from pipelines.herkomst.sleutels import SCHEIDING
from pipelines.herkomst.spoor import trace

__all__ = [
    "SCHEIDING",
    "Broncel",
    "Fragment",
    "Herkomst",
    "Samenstelling",
    "Stap",
    "Verwijzing",
    "Voorbeeld",
    "key_values",
    "read_examples",
    "read_fragment",
    "trace",
]
