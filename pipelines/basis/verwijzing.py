"""How a figure is named anywhere: table, key and column, as text (pipelines.herkomst reads it back).

A value in braces, such as ``"{gm_code}"``, is filled in from the row of a grid (dashboard.beeld.kolom): then one text names a
whole column. A name that is made from others is ``None`` when one of these is.
"""

from collections.abc import Iterable
from typing import overload
from urllib.parse import quote


def reference(tabel: str, kolom: str, **sleutel: object) -> str:
    """The text of a Verwijzing: ``mart.toewijzing?uitkeringsjaar=2023&gm_code=GM0363#bedrag_eur``.

    The order of the key is that of the arguments.
    """
    delen = "&".join(f"{naam}={quote(str(waarde), safe='{}')}" for naam, waarde in sleutel.items())
    return f"{tabel}?{delen}#{kolom}"


@overload
def formula(naam: str, **delen: str) -> str: ...
@overload
def formula(naam: str, **delen: str | None) -> str | None: ...
def formula(naam: str, **delen: str | None) -> str | None:
    """The name of a figure that is made from others (pipelines.herkomst.formules); ``None`` when a part has no name."""
    return None if None in delen.values() else reference(f"formule.{naam}", "uitkomst", **delen)


def allocated(jaar: object, **wie: object) -> str:
    """What is allocated of a uitkeringsjaar: to a ``gm_code``, for a ``doel``, in a ``vorm``, or the sum over what is left out."""
    return reference("mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, **wie)


def inhabitants(jaar: object, **wie: object) -> str:
    """The inhabitants by which amounts of a uitkeringsjaar are put per head: ``gm_code``, or a trait such as ``provincie``."""
    return reference("herkomst.inwoners", "inwoners", uitkeringsjaar=jaar, **wie)


@overload
def per_inhabitant(bedrag: str, jaar: object, **wie: object) -> str: ...
@overload
def per_inhabitant(bedrag: str | None, jaar: object, **wie: object) -> str | None: ...
def per_inhabitant(bedrag: str | None, jaar: object, **wie: object) -> str | None:
    """An amount per inhabitant of the same gemeenten."""
    return formula("per_inwoner", bedrag=bedrag, inwoners=inhabitants(jaar, **wie))


@overload
def per_ten_thousand(aantal: str, jaar: object, **wie: object) -> str: ...
@overload
def per_ten_thousand(aantal: str | None, jaar: object, **wie: object) -> str | None: ...
def per_ten_thousand(aantal: str | None, jaar: object, **wie: object) -> str | None:
    """Capacity per 10.000 inhabitants of the same gemeenten."""
    return formula("per_tienduizend", aantal=aantal, inwoners=inhabitants(jaar, **wie))


@overload
def share(deel: str, geheel: str) -> str: ...
@overload
def share(deel: str | None, geheel: str | None) -> str | None: ...
def share(deel: str | None, geheel: str | None) -> str | None:
    """A figure as a part of another."""
    return formula("aandeel", deel=deel, geheel=geheel)


@overload
def buys(bedrag: str, doel: str, prijs: str | None = ...) -> str: ...
@overload
def buys(bedrag: str | None, doel: str, prijs: str | None = ...) -> str | None: ...
def buys(bedrag: str | None, doel: str, prijs: str | None = None) -> str | None:
    """The capacity that an amount buys at the price of a goal, or at another one (``prijs``, a reference)."""
    prijs = prijs or reference("herkomst.prijs", "prijs_eur", doel=doel)
    return formula("koopt", bedrag=bedrag, prijs=prijs)


def rate_difference(
    bedrag: str | None, inwoners: str, ander: str | None, andere_inwoners: str, *, pct: bool = False
) -> str | None:
    """How much more one amount per inhabitant is than another, in euro or in per cent of the other."""
    naam = "verschil_per_inwoner_pct" if pct else "verschil_per_inwoner"
    return formula(
        naam, bedrag=bedrag, inwoners=inwoners, ander_bedrag=ander, andere_inwoners=andere_inwoners
    )


def envelope_lines(jaar: object, regels: Iterable[str], kolom: str = "bedrag_eur") -> str | None:
    """These lines of the envelope together; ``None`` without any."""
    namen = "~".join(sorted(regels))
    return reference("mart.envelop_regel", kolom, uitkeringsjaar=jaar, regel=namen) if namen else None


@overload
def tally(van: str, welke: str = ...) -> str: ...
@overload
def tally(van: str | None, welke: str = ...) -> str | None: ...
def tally(van: str | None, welke: str = "boven_nul") -> str | None:
    """How many gemeenten a figure is summed over, as far as theirs is ``boven_nul``, ``onder_nul``, ``nul`` or ``met_cijfer``."""
    return None if van is None else reference("telling.gemeenten", welke, van=van)


@overload
def place(van: str, gm_code: object) -> str: ...
@overload
def place(van: str | None, gm_code: object) -> str | None: ...
def place(van: str | None, gm_code: object) -> str | None:
    """The place of a gemeente by amount per inhabitant among those that a figure is summed over."""
    return None if van is None else reference("telling.plaats", "plaats", van=van, gm_code=gm_code)
