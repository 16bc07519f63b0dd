"""What provenance consists of: a reference to a figure, its steps, and its source cells."""

from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote, unquote

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import format_number

Waarde = int | Decimal | str | None
STATUSSEN = ("gepubliceerd", "afgeleid", "aanname", "voorbeeld")
_VOORBEELD = "mart.toewijzing?uitkeringsjaar=2023&doel=wijkteams&vorm=au&gm_code=GM0363#bedrag_eur"


@dataclass(frozen=True)
class Verwijzing:
    """Names one figure: a table, the key of its row and the column.

    Key columns that are left out mean the sum over them, as far as the table allows it. The text form stands in
    addresses, footnotes and the command line; values are percent-encoded where needed.
    """

    tabel: str
    sleutel: tuple[tuple[str, str], ...]
    kolom: str

    def als_tekst(self) -> str:
        """The text form, from which ``lees`` makes the same reference."""
        delen = "&".join(f"{quote(naam, safe='')}={quote(waarde, safe='')}" for naam, waarde in self.sleutel)
        return f"{self.tabel}?{delen}#{self.kolom}"

    @classmethod
    def lees(cls, tekst: str) -> "Verwijzing":
        """Read the text form; raises FondskompasFout when it is none."""
        rest, hek, kolom = tekst.strip().partition("#")
        tabel, _, vraag = rest.partition("?")
        delen = [deel.partition("=") for deel in vraag.split("&") if deel]
        namen = [unquote(naam) for naam, _, _ in delen]
        zinloos = not all(naam and teken for naam, teken, _ in delen) or len(set(namen)) < len(namen)
        if not hek or not kolom or "." not in tabel or zinloos:
            raise FondskompasFout(f"«{tekst}» is geen verwijzing naar een cijfer, zoals {_VOORBEELD}.")
        return cls(tabel, tuple((unquote(n), unquote(w)) for n, _, w in delen), unquote(kolom))


@dataclass(frozen=True)
class Broncel:
    """One cell of a source document, with its text as it stands and the value read from it.

    ``rol`` says what the cell is in the calculation; ``correctie`` what was corrected in it, if anything.
    """

    bron_id: str
    document: str
    versie: str | None
    blad: str
    cel: str
    gedrukt: str
    waarde: Waarde
    correctie: str | None = None
    rol: str = ""


@dataclass(frozen=True)
class Stap:
    """One step of a calculation; ``formule`` has the actual numbers, ``verwijzing`` is a figure to trace further."""

    omschrijving: str
    formule: str | None
    waarde: Waarde
    eenheid: str
    status: str | None
    verwijzing: Verwijzing | None


def rest_step(aantal: int, wat: str, eenheid: str = "") -> list[Stap]:
    """The step that says how many there are beside those that are shown; none when that is all of them."""
    tekst = f"… en nog {format_number(aantal)} {wat}, van groot naar klein"
    return [Stap(tekst, None, None, eenheid, None, None)] if aantal > 0 else []


@dataclass(frozen=True)
class Samenstelling:
    """What a figure is and how it comes about, before its cells are looked up.

    The last of ``stappen`` is the figure itself. ``achter`` are the figures of the catalogue whose cells are behind it.
    """

    verwijzing: Verwijzing
    omschrijving: str
    stappen: tuple[Stap, ...]
    achter: tuple[Verwijzing, ...]


@dataclass(frozen=True)
class Herkomst:
    """Where a figure comes from; ``cellen`` is cut at a bound, ``cellen_totaal`` says how many there are."""

    verwijzing: Verwijzing
    omschrijving: str
    waarde: Waarde
    eenheid: str
    status: str | None
    stappen: tuple[Stap, ...]
    cellen: tuple[Broncel, ...]
    cellen_totaal: int
