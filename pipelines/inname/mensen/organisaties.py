"""Organisations: every gemeente with its test twin, VNG and the ministry.

A test twin is where people practise: it goes through the same states, and what it hands in never reaches data/raw.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select

from pipelines.basis.bevinding import FondskompasFout
from pipelines.inname.mensen.rechten import Handeling, require
from pipelines.inname.opslag.keten import Wie, record
from pipelines.inname.opslag.tabellen import new_id, organisatie
from pipelines.inname.opslag.winkel import Winkel

RIJK_EN_VNG = {"vng": "VNG", "rijk": "Fondsbeheer (Rijk)"}


@dataclass(frozen=True)
class Organisatie:
    """A gemeente (``gm_code``), VNG or the ministry; ``is_proef`` is the test twin of a gemeente."""

    id: str
    soort: str
    gm_code: str | None
    naam: str
    is_proef: bool


def sync_organisations(winkel: Winkel, wie: Wie, gemeenten: Mapping[str, str]) -> int:
    """Make what is missing of VNG, the ministry, and of each gemeente (name by CBS code) itself and its twin.

    Returns how many were made. Nothing is removed: what a gemeente that merged handed in stays its own.
    """
    gewenst = [(soort, None, naam, False) for soort, naam in RIJK_EN_VNG.items()]
    for code, naam in sorted(gemeenten.items()):
        gewenst += [("gemeente", code, naam, False), ("gemeente", code, f"{naam} (proef)", True)]
    with winkel.write() as con:
        require(con, wie, Handeling.BEHEER_ALLEN)
        er_is = {(o.soort, o.gm_code, o.is_proef) for o in _all(con)}
        nieuw: list[dict[str, Any]] = [
            {
                "id": new_id(),
                "soort": s,
                "gm_code": c,
                "naam": n,
                "is_proef": p,
                "aangemaakt_op": winkel.klok(),
            }
            for s, c, n, p in gewenst
            if (s, c, p) not in er_is
        ]
        if nieuw:
            con.execute(insert(organisatie), nieuw)
            record(con, winkel, wie, Handeling.BEHEER_ALLEN, "organisaties", na={"gemaakt": len(nieuw)})
    return len(nieuw)


def list_organisations(winkel: Winkel, *, proef: bool | None = None) -> list[Organisatie]:
    """All organisations by name; only the twins, or only the real ones, when asked."""
    with winkel.read() as con:
        alle = _all(con)
    return [o for o in alle if proef is None or o.is_proef == proef]


def find_organisation(winkel: Winkel, sleutel: str, *, proef: bool = False) -> Organisatie:
    """An organisation by id, by CBS code (with ``proef`` its twin), or by ``vng`` and ``rijk``; raises FondskompasFout when there is none."""
    with winkel.read() as con:
        for o in _all(con):
            if o.id == sleutel or (
                o.is_proef == proef and sleutel in (o.gm_code, o.soort) and sleutel != "gemeente"
            ):
                return o
    raise FondskompasFout(
        f"De organisatie «{sleutel}» is er niet. Gebruik een CBS-code zoals GM0363, vng of rijk; ontbreken gemeenten, draai dan "
        "`fondskompas inname organisaties`."
    )


def read_organisation(con: Connection, id_: str) -> Organisatie:
    """The organisation with this id; raises FondskompasFout when there is none."""
    rij = con.execute(select(organisatie).where(organisatie.c.id == id_)).mappings().first()
    if rij is None:
        raise FondskompasFout("Deze organisatie bestaat niet.")
    return _as_organisation(rij)


def _all(con: Connection) -> list[Organisatie]:
    vraag = select(organisatie).order_by(organisatie.c.naam, organisatie.c.id)
    return [_as_organisation(rij) for rij in con.execute(vraag).mappings()]


def _as_organisation(rij: RowMapping) -> Organisatie:
    return Organisatie(rij["id"], rij["soort"], rij["gm_code"], rij["naam"], rij["is_proef"])
