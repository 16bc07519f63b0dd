"""How many gemeenten a figure is about, and the place of one among them; both lead to the gemeenten that were counted.

``telling.gemeenten?van=<verwijzing>#boven_nul`` counts the gemeenten over which a figure of the catalogue is summed, as far
as theirs is above zero (or: ``onder_nul``, ``nul``, ``met_cijfer``). ``telling.plaats?van=<verwijzing>&gm_code=GM0363#plaats``
is the place of a gemeente among them by amount per inhabitant, the highest first; equal amounts share a place.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import format_number
from pipelines.herkomst.catalogus import Figuur, Herkomsttabel, find_figure, find_table
from pipelines.herkomst.model import Samenstelling, Stap, Verwijzing, rest_step
from pipelines.herkomst.rijen import Database, Sleutel, select_rows
from pipelines.herkomst.sleutels import read_key, refuse_absent, write_key
from pipelines.herkomst.woorden import name_keys

SCHEMA = "telling."
_GEMEENTEN, _PLAATS = "telling.gemeenten", "telling.plaats"
_HOOGSTENS = 60
_GM = "gm_code"
Bedrag = int | Decimal
# kolom: which gemeenten count, and what they are called
_SOORTEN: Mapping[str, tuple[Callable[[Bedrag], bool], str]] = MappingProxyType(
    {
        "boven_nul": (lambda som: som > 0, "boven nul"),
        "onder_nul": (lambda som: som < 0, "onder nul"),
        "nul": (lambda som: som == 0, "van precies nul"),
        "met_cijfer": (lambda som: True, "dat bekend is"),
    }
)


def tally(con: Database, verwijzing: Verwijzing) -> Samenstelling:
    """A count of gemeenten or the place of one, with the gemeenten as steps.

    Raises FondskompasFout when the reference or the figure in it is unknown, or the figure is not about gemeenten.
    """
    gegeven = dict(verwijzing.sleutel)
    soort, kolom = verwijzing.tabel, verwijzing.kolom
    if soort == _GEMEENTEN and set(gegeven) == {"van"} and kolom in _SOORTEN:
        return _count(con, verwijzing, Verwijzing.lees(gegeven["van"]))
    if soort == _PLAATS and set(gegeven) == {"van", _GM} and kolom == "plaats":
        return _rank(con, verwijzing, Verwijzing.lees(gegeven["van"]), gegeven[_GM])
    raise FondskompasFout(
        f"«{verwijzing.als_tekst()}» is geen telling. Er is: {_GEMEENTEN}?van=…#{'/'.join(_SOORTEN)} en "
        f"{_PLAATS}?van=…&{_GM}=…#plaats."
    )


def _count(con: Database, verwijzing: Verwijzing, van: Verwijzing) -> Samenstelling:
    tabel, figuur, sleutel = _find(con, van)
    telt, woorden = _SOORTEN[verwijzing.kolom]
    sommen = [(gm, som) for gm, som in _sums(con, tabel, figuur, sleutel) if som is not None and telt(som)]
    sommen.sort(key=lambda paar: (-abs(paar[1]), paar[0]))
    [waarvan] = name_keys(con, [dict(write_key(tabel, sleutel))])
    wat = f"{figuur.omschrijving} {woorden}"
    stappen = _listed(con, tabel, figuur, sleutel, sommen)
    stappen.append(
        Stap(f"Gemeenten geteld met {wat}", None, len(sommen), _unit(len(sommen)), "afgeleid", None)
    )
    omschrijving = f"Aantal gemeenten met {wat}: {tabel.omschrijving}, {waarvan}"
    return Samenstelling(verwijzing, omschrijving, tuple(stappen), (van,))


def _rank(con: Database, verwijzing: Verwijzing, van: Verwijzing, gm_code: str) -> Samenstelling:
    tabel, figuur, sleutel = _find(con, van)
    inwoners = _inhabitants(con, van)
    per = [
        (gm, Fraction(som) / koppen)
        for gm, som in _sums(con, tabel, figuur, sleutel)
        if som is not None and (koppen := inwoners.get(gm))
    ]
    eigen = dict(per).get(gm_code)
    if eigen is None:
        raise FondskompasFout(f"{gm_code} heeft geen plaats onder {van.als_tekst()}.")
    boven = sorted((p for p in per if p[1] > eigen), key=lambda paar: (-paar[1], paar[0]))
    getoond = [*boven[:_HOOGSTENS], (gm_code, eigen)]
    [waarvan, naam] = name_keys(con, [dict(write_key(tabel, sleutel)), {_GM: gm_code}])
    stappen = [
        Stap(tekst, None, _cents(rate), "euro per inwoner", None, _rate(_of(tabel, figuur, sleutel, gm)))
        for (gm, rate), tekst in zip(getoond, name_keys(con, [{_GM: gm} for gm, _ in getoond]), strict=True)
    ]
    tekst = f"Gemeenten met meer per inwoner geteld, plus één; er zijn {format_number(len(per))} gemeenten"
    stappen += [
        *rest_step(len(boven) - _HOOGSTENS, "gemeenten"),
        Stap(tekst, None, len(boven) + 1, "", "afgeleid", None),
    ]
    omschrijving = f"Plaats naar bedrag per inwoner van {naam}: {tabel.omschrijving}, {waarvan}"
    return Samenstelling(verwijzing, omschrijving, tuple(stappen), (van,))


def _inhabitants(con: Database, van: Verwijzing) -> dict[str, int | None]:
    jaar = dict(van.sleutel).get("uitkeringsjaar", "")
    if not jaar.isdigit():
        raise FondskompasFout("Een plaats naar bedrag per inwoner is er alleen bij een uitkeringsjaar.")
    rijen = select_rows(con.view("herkomst.inwoners"), {"uitkeringsjaar": int(jaar)})
    return dict(rijen.project("gm_code, inwoners").fetchall())


def _find(con: Database, van: Verwijzing) -> tuple[Herkomsttabel, Figuur, Sleutel]:
    tabel = find_table(van.tabel)
    if _GM not in tabel.sleutel:
        raise FondskompasFout(f"{tabel.naam} gaat niet over gemeenten; er zijn er geen te tellen.")
    return tabel, find_figure(tabel, van.kolom), read_key(con, tabel, van)


def _sums(
    con: Database, tabel: Herkomsttabel, figuur: Figuur, sleutel: Sleutel
) -> list[tuple[str, Bedrag | None]]:
    """The figure of every gemeente, ``None`` where it has none; raises FondskompasFout when there are no rows."""
    rijen = select_rows(con.view(tabel.naam), sleutel)
    sommen = rijen.aggregate(f"{_GM}, sum({figuur.kolom}) AS som, count(*) AS aantal", _GM).fetchall()
    if not sommen:
        refuse_absent(con.view(tabel.naam), tabel, sleutel)
    if not figuur.optelbaar and any(aantal > 1 for *_, aantal in sommen):
        raise FondskompasFout(f"{figuur.kolom} is per gemeente niet op te tellen. Geef meer van de sleutel.")
    return [(gm, som) for gm, som, _ in sommen]


def _listed(
    con: Database, tabel: Herkomsttabel, figuur: Figuur, sleutel: Sleutel, sommen: list[tuple[str, Bedrag]]
) -> list[Stap]:
    """The gemeenten that count, each with its figure to trace further."""
    getoond = sommen[:_HOOGSTENS]
    namen = name_keys(con, [{_GM: gm} for gm, _ in getoond])
    eenheid = "euro" if figuur.kolom.endswith("_eur") else ""
    stappen = [
        Stap(naam, None, som, eenheid, None, _of(tabel, figuur, sleutel, gm))
        for (gm, som), naam in zip(getoond, namen, strict=True)
    ]
    return stappen + rest_step(len(sommen) - len(getoond), "gemeenten")


def _of(tabel: Herkomsttabel, figuur: Figuur, sleutel: Sleutel, gm_code: str) -> Verwijzing:
    """The figure of one of the gemeenten."""
    return Verwijzing(tabel.naam, write_key(tabel, sleutel | {_GM: gm_code}), figuur.kolom)


def _rate(bedrag: Verwijzing) -> Verwijzing:
    """That figure per inhabitant."""
    wie = tuple(paar for paar in bedrag.sleutel if paar[0] in ("uitkeringsjaar", _GM))
    inwoners = Verwijzing("herkomst.inwoners", wie, "inwoners")
    delen = (("bedrag", bedrag.als_tekst()), ("inwoners", inwoners.als_tekst()))
    return Verwijzing("formule.per_inwoner", delen, "uitkomst")


def _unit(aantal: int) -> str:
    return "gemeente" if aantal == 1 else "gemeenten"


def _cents(waarde: Fraction) -> Decimal:
    """Rounded to cents, halves away from zero."""
    return Decimal(int(abs(waarde) * 100 + Fraction(1, 2)) * (-1 if waarde < 0 else 1)).scaleb(-2)
