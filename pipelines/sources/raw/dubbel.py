"""Two documents with the same content share a bron_id: known once, so that a rule never counts their rows twice."""

from pipelines.basis.bevinding import Plek, meld
from pipelines.sources.raw.invoer import Invoer

_HERHAALT_ZICH = frozenset({"definities"})  # CBS leaves a code list as it was in many a year


def report_same_content(invoer: Invoer) -> None:
    """A finding for every document whose content another document, read before it, already has.

    Definitions of Iv3 are passed over: a list that did not change from one year to the next is no mistake.
    """
    eerste: dict[str, str] = {}
    gemeld: set[str] = set()
    for document in invoer.documenten:
        naam = str(document["document"])
        eerder = eerste.setdefault(str(document["bron_id"]), naam)
        if naam != eerder and naam not in gemeld and document["soort"] not in _HERHAALT_ZICH:
            gemeld.add(naam)
            invoer.bevindingen.append(meld("document_zelfde_inhoud", Plek(naam), naam, eerder=eerder))


def one_per_content(invoer: Invoer) -> list[dict[str, object]]:
    """The documents with one path per bron_id: the first in the order of reading.

    Rows carry the sha256 of their document and no path. With two documents for one sha256 every join on ``bron_id``
    would give each row twice; with one, a cell is still found, since the content is the same at every address.
    """
    eerste: dict[str, dict[str, object]] = {}
    for document in invoer.documenten:
        eerste.setdefault(str(document["bron_id"]), document)
    return list(eerste.values())
