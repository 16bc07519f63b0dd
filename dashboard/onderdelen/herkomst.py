"""A figure that leads to where it comes from, and what is then shown: steps, source cells, the sheet around a cell.

``Verwijzing`` is the name of one figure anywhere: table, key and column. Its text form stands in the address.
"""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.kenmerken import kenmerken

_CLOSES = re.compile(r"[).,;:’]*")


def reference(tabel: str, kolom: str, **sleutel: object) -> str:
    """The text of a Verwijzing: ``mart.toewijzing?uitkeringsjaar=2023&gm_code=GM0363#bedrag_eur``.

    The order of the key is that of the arguments. A value in braces, such as ``"{gm_code}"``, is filled in from the row of
    a grid (``column(herkomst=...)``).
    """
    delen = "&".join(f"{naam}={quote(str(waarde), safe='{}')}" for naam, waarde in sleutel.items())
    return f"{tabel}?{delen}#{kolom}"


def formula(naam: str, **delen: str | None) -> str | None:
    """The name of a figure that is made from others (pipelines.herkomst.formules); ``None`` when a part has no name."""
    return None if None in delen.values() else reference(f"formule.{naam}", "uitkomst", **delen)


def inhabitants(jaar: object, **wie: object) -> str:
    """The inhabitants by which amounts of a uitkeringsjaar are put per head: ``gm_code``, or a trait such as ``provincie``."""
    return reference("herkomst.inwoners", "inwoners", uitkeringsjaar=jaar, **wie)


def per_inhabitant(bedrag: str | None, jaar: object, **wie: object) -> str | None:
    """An amount per inhabitant of the same gemeenten."""
    return formula("per_inwoner", bedrag=bedrag, inwoners=inhabitants(jaar, **wie))


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


def tally(van: str | None, welke: str = "boven_nul") -> str | None:
    """How many gemeenten a figure is summed over, as far as theirs is ``boven_nul``, ``onder_nul``, ``nul`` or ``met_cijfer``."""
    return None if van is None else reference("telling.gemeenten", welke, van=van)


def place(van: str | None, gm_code: object) -> str | None:
    """The place of a gemeente by amount per inhabitant among those that a figure is summed over."""
    return None if van is None else reference("telling.plaats", "plaats", van=van, gm_code=gm_code)


def linked(zin: str, cijfers: Iterable[tuple[str, str | None]]) -> list[object]:
    """A sentence whose figures open their derivation. ``cijfers``: the words of each with its reference, in reading order.

    What the sentence leaves out in a case (``evenveel als gemiddeld``) is not in it, and is passed over. A figure without a
    reference stays text and is passed by, so that the next one is not looked for before it.
    """
    delen: list[object] = []
    open_tekst, rest = "", zin
    for tekst, verwijzing in cijfers:
        plek = re.search(rf"(?<![\d.,]){re.escape(tekst)}(?![.,]?\d)", rest)
        if not plek:
            continue
        eind = plek.end()
        if verwijzing:
            voor, haak = _split_bracket(open_tekst + rest[: plek.start()])
            leesteken = _CLOSES.match(rest[eind:]).group()
            eind += len(leesteken)
            delen += [voor, _on_one_line(haak, cijfer(tekst, verwijzing), leesteken)]
            open_tekst = ""
        else:
            open_tekst += rest[:eind]
        rest = rest[eind:]
    return [deel for deel in [*delen, open_tekst + rest] if deel]


def _split_bracket(tekst: str) -> tuple[str, str]:
    """The text before a figure, and the bracket that opens right before it."""
    return (tekst[:-1], tekst[-1]) if tekst.endswith(("(", "‘")) else (tekst, "")


def _on_one_line(haak: str, knop: Component, leesteken: str) -> Component:
    """A figure with what touches it: a browser may break a line at either side of a button, also before a full stop."""
    if not haak and not leesteken:
        return knop
    return html.Span([deel for deel in (haak, knop, leesteken) if deel], className="fk-heel")


def cijfer(tekst: str, verwijzing: str | None, *, naam: str = "", id_: str | None = None) -> Component:
    """A figure in text or a card that opens its derivation; ``naam`` says which figure it is to who only hears it.

    Without a ``verwijzing`` it is plain text: a figure that cannot be followed does not look as if it can.
    """
    extra = kenmerken(id=id_)
    if verwijzing is None:
        return html.Span(tekst, className="fk-getal", **extra)
    waarvan = f"{naam}: " if naam else ""
    return html.Button(
        tekst,
        type="button",
        className="fk-cijfer",
        **kenmerken(data_fk_herkomst=verwijzing, aria_label=f"{waarvan}{tekst}, toon de herkomst", **extra),
    )


def point_sources(verwijzingen: list[str | None]) -> Mapping[str, object]:
    """The ``meta`` of a trace whose points open their derivation when clicked; one reference per point, in order."""
    return {"herkomst": verwijzingen}
