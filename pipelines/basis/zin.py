"""A sentence made of pieces: words, figures and links. Nothing searches a finished sentence for a number."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.basis.cijfer import Cijfer

_PLAATS = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Link:
    """Words that lead to an address within the application."""

    tekst: str
    adres: str


Stuk = str | Cijfer | Link


@dataclass(frozen=True, init=False)
class Zin:
    """A sentence. What is empty is left out and words beside each other become one piece, so that equal sentences are equal."""

    stukken: tuple[Stuk, ...]

    def __init__(self, *delen: "Stuk | Zin | None") -> None:
        stukken: list[Stuk] = []
        for stuk in _flatten(delen):
            if isinstance(stuk, str) and stukken and isinstance(stukken[-1], str):
                stukken[-1] += stuk
            elif stuk != "":
                stukken.append(stuk)
        object.__setattr__(self, "stukken", tuple(stukken))

    @property
    def tekst(self) -> str:
        """The sentence as plain text: for who only hears it, and for exports."""
        return "".join(stuk if isinstance(stuk, str) else stuk.tekst for stuk in self.stukken)

    @property
    def cijfers(self) -> tuple[Cijfer, ...]:
        """The figures in it, in order of reading."""
        return tuple(stuk for stuk in self.stukken if isinstance(stuk, Cijfer))

    def __add__(self, ander: "Stuk | Zin") -> "Zin":
        return Zin(self, ander)

    def __bool__(self) -> bool:
        return bool(self.stukken)


def _flatten(delen: "Iterable[Stuk | Zin | None]") -> Iterable[Stuk]:
    for deel in delen:
        if isinstance(deel, Zin):
            yield from deel.stukken
        elif deel is not None:
            yield deel


def fill(sjabloon: str, **waarden: "Stuk | Zin | int | None") -> Zin:
    """A sentence from a template: ``fill("Aan {naam} is {bedrag} toegerekend.", naam=naam, bedrag=cijfer)``.

    A whole number goes in as it is (a year); ``None`` leaves its place empty. Raises ValueError for a place that is not filled
    and for a value without a place.
    """
    plaatsen = set(_PLAATS.findall(sjabloon))
    if plaatsen != waarden.keys():
        raise ValueError(f"«{sjabloon}» does not fit the values {sorted(waarden)}.")
    delen: list[Stuk | Zin | None] = []
    vanaf = 0
    for treffer in _PLAATS.finditer(sjabloon):
        waarde = waarden[treffer[1]]
        delen += [sjabloon[vanaf : treffer.start()], str(waarde) if isinstance(waarde, int) else waarde]
        vanaf = treffer.end()
    return Zin(*delen, sjabloon[vanaf:])


def enumerate_pieces(delen: "Iterable[Stuk | Zin]", komma: str = ", ", slot: str = " en ") -> Zin:
    """``a``, ``a en b``, ``a, b en c``, of figures, links and words alike."""
    lijst = list(delen)
    tussen = ["", *[komma] * (len(lijst) - 2), slot][: len(lijst)]
    return Zin(*[stuk for paar in zip(tussen, lijst, strict=True) for stuk in paar])
