"""The input as it was known at an earlier circulaire: ``fondskompas bouw --stand M2024``.

A stand keeps the circulaires up to and including the named one and drops the later ones with everything read from
them. Envelope lines whose key was not known yet take the key of a vintage that was. All other sources (the envelope
itself, gemeenten, inhabitants, Iv3, returns) are those of now: their own history is not kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from pipelines.basis.bevinding import FondskompasFout
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.raw.sleutel import Basis, SleutelFout, parse_sleutel

_MAANDEN = "MSD"  # mei, september, december: the order of circulaires within a year
_TABELLEN_PER_CIRCULAIRE = ("circulaire", "volume", "gewicht", "uitkering", "controletotaal")
_PER_BASIS = {"du": ("uitkering", "uitkering"), "maatstaf": ("volume", "maatstaf")}
_SLEUTELKOLOMMEN = ("sleutel_circulaire", "sleutel_jaar", "sleutel_status", "sleutel_toelichting")


@dataclass(frozen=True)
class Standjaargang:
    """What one circulaire says about one uitkeringsjaar."""

    circulaire: str
    uitkeringsjaar: int

    @property
    def volgnummer(self) -> int:
        """The place of the circulaire in time."""
        return volgnummer(self.circulaire)


def volgnummer(circulaire: str) -> int:
    """The place of a circulaire in time, as in kern.circulaire: M2024 → 20241, S2024 → 20242."""
    return int(circulaire[1:]) * 10 + _MAANDEN.find(circulaire[0]) + 1


def apply_stand(invoer: Invoer, stand: str) -> None:
    """Reduce what was read to what was known at ``stand``; raises FondskompasFout when there is no such circulaire.

    Changes the staging tables of circulaires and the keys of ``envelop``, and drops the documents and findings of
    later circulaires. Does nothing when the list of circulaires itself could not be read (that is a finding).
    """
    if "circulaire" not in invoer.tabellen:
        return
    circulaires = invoer.tabellen["circulaire"]
    bekend = set(circulaires["circulaire"])
    if stand not in bekend:
        keuze = ", ".join(sorted(bekend, key=volgnummer))
        raise FondskompasFout(f"Er is geen circulaire {stand} om de stand van te tonen. Kies uit: {keuze}.")
    later = {c for c in bekend if volgnummer(c) > volgnummer(stand)}
    _drop_documents(invoer, set(circulaires.filter(pl.col("circulaire").is_in(list(later)))["map"]))
    for naam in _TABELLEN_PER_CIRCULAIRE:
        if naam in invoer.tabellen:
            invoer.tabellen[naam] = invoer.tabellen[naam].filter(~pl.col("circulaire").is_in(list(later)))
    if "envelop" in invoer.tabellen:
        invoer.tabellen["envelop"] = _replace_keys(invoer, stand, later)


def choose_jaargang(bekend: Iterable[Standjaargang], uitkeringsjaar: int) -> Standjaargang:
    """The vintage that stands in: the latest for the same year, else the latest for the nearest year.

    Of two years equally near, the one of the latest circulaire counts, and then the earlier year.
    """
    return min(
        bekend, key=lambda j: (abs(j.uitkeringsjaar - uitkeringsjaar), -j.volgnummer, j.uitkeringsjaar)
    )


def _drop_documents(invoer: Invoer, mappen: set[str]) -> None:
    """Forget the documents of circulaires that did not exist yet, and what is wrong with them."""
    delen = tuple(f"circulaires/{map_}/" for map_ in mappen)
    invoer.documenten = [d for d in invoer.documenten if not str(d["document"]).startswith(delen)]
    invoer.bevindingen = [b for b in invoer.bevindingen if not b.document.startswith(delen)]


def _replace_keys(invoer: Invoer, stand: str, later: set[str]) -> pl.DataFrame:
    """The envelope with a key that was known at ``stand`` in every line that has a later one."""
    envelop = invoer.tabellen["envelop"]
    bekend = [
        Standjaargang(*rij)
        for rij in invoer.tabellen["circulaire"].select("circulaire", "uitkeringsjaar").iter_rows()
    ]
    rijen = [
        _known_key(rij, _with_key(invoer, bekend, rij["sleutel"]), stand)
        if rij["sleutel_circulaire"] in later and rij["sleutel_jaar"] is not None
        else {kolom: rij[kolom] for kolom in _SLEUTELKOLOMMEN}
        for rij in envelop.iter_rows(named=True)
    ]
    schema = {kolom: envelop.schema[kolom] for kolom in _SLEUTELKOLOMMEN}
    return envelop.with_columns(pl.DataFrame(rijen, schema=schema).get_columns())


def _with_key(invoer: Invoer, bekend: list[Standjaargang], sleutel: str) -> list[Standjaargang]:
    """The vintages that have figures for every basis of a key; all of them when none has, and then a rule says why."""
    geschikt = set(bekend)
    for basis in _bases(sleutel):
        tabel, kolom = _PER_BASIS.get(basis.soort, ("", ""))
        if basis.naam is None or tabel not in invoer.tabellen:
            continue
        frame = invoer.tabellen[tabel].filter(pl.col(kolom).str.to_lowercase() == basis.naam.lower())
        geschikt &= {Standjaargang(*rij) for rij in frame.select("circulaire", "uitkeringsjaar").iter_rows()}
    return [jaargang for jaargang in bekend if jaargang in geschikt] or bekend


def _bases(sleutel: str) -> list[Basis]:
    """What a key is taken from; nothing for text that is no key, which is a finding of its own."""
    try:
        return parse_sleutel(sleutel).bases
    except SleutelFout:
        return []


def _known_key(rij: dict[str, object], bekend: list[Standjaargang], stand: str) -> dict[str, object]:
    """The key columns of one line with a vintage that was known; a key of another year is an ``aanname``."""
    jaar = int(str(rij["sleutel_jaar"]))
    gekozen = choose_jaargang(bekend, jaar)
    uitleg = (
        f"Stand {stand}: {rij['sleutel_circulaire']} voor {jaar} was nog niet bekend; "
        f"gebruikt is {gekozen.circulaire} voor {gekozen.uitkeringsjaar}."
    )
    eerder = rij["sleutel_toelichting"]
    ander_jaar = gekozen.uitkeringsjaar != jaar
    status = rij["sleutel_status"]
    return {
        "sleutel_circulaire": gekozen.circulaire,
        "sleutel_jaar": gekozen.uitkeringsjaar,
        "sleutel_status": "aanname" if ander_jaar and status != "voorbeeld" else status,
        "sleutel_toelichting": f"{eerder} {uitleg}" if eerder else uitleg,
    }
