"""Documents of ``data/raw`` that no reader took: boundaries are served as they are, anything else is a finding."""

from pathlib import Path

from pipelines.basis.bevinding import Plek, has_errors, meld
from pipelines.sources.raw.bestanden import list_documents
from pipelines.sources.raw.invoer import Invoer


def add_unread_documents(invoer: Invoer) -> None:
    """Register the boundaries, which are served as they are; any other file nobody reads is a finding."""
    gelezen = {d["document"] for d in invoer.documenten}
    onvolledig = has_errors(invoer.bevindingen)
    for pad in list_documents(invoer.raw):
        document = pad.relative_to(invoer.raw).as_posix()
        if document in gelezen:
            continue
        if pad.suffix == ".geojson":
            invoer.register_file(pad, "grenzen")
        elif not any(b.document == document for b in invoer.bevindingen):
            tweede = any(Path(d).with_suffix("") == Path(document).with_suffix("") for d in gelezen)
            if tweede:
                invoer.bevindingen.append(meld("bestand_dubbel", Plek(document), document))
            elif not onvolledig:  # a reader that stopped left files unread, and that is no fault of theirs
                invoer.bevindingen.append(meld("bestand_onbekend", Plek(document), document))
