"""Compare the numbers of two briefings: which changed, by how much, and because of which source."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from pipelines.bevroren.register import BevrorenStand
from pipelines.briefing.cijfers.getal import Briefinggetal
from pipelines.briefing.inhoud.woorden import difference_notation

_VRAAG_RANG = (
    "doel",
    "totaal",
    "capaciteit",
    "zicht",
    "doel_vorm",
    "groep",
    "gemeente",
    "opgaven",
    "aannames",
)
"""What a reader wants to know first; figures of other queries come last."""
_VAN_GEMEENTEN = ("groep", "gemeente", "rangorde")
_NOTATIE_RANG = ("mln", "eur", "eur_cent", "per_inwoner", "pct", "capaciteit", "aantal")


@dataclass(frozen=True)
class Verschil:
    """One number that changed; ``verschil`` is None when one side has no figure."""

    id: str
    naam: str
    oud: Briefinggetal
    nieuw: Briefinggetal
    verschil: Briefinggetal | None


@dataclass(frozen=True)
class Vergelijking:
    """Two states set side by side: how many numbers were compared, and those that differ.

    ``hernoemd``: numbers that are called otherwise, or have another code under the same name; they are compared too.
    ``gemeenten``: what changed in the amount of a gemeente; not counted among the others, which say the same of all together.
    """

    oud: BevrorenStand
    nieuw: BevrorenStand
    vergeleken: Briefinggetal
    veranderd: Briefinggetal
    verschillen: tuple[Verschil, ...]
    erbij: tuple[Briefinggetal, ...]
    eraf: tuple[Briefinggetal, ...]
    hernoemd: tuple[tuple[Briefinggetal, Briefinggetal], ...] = ()
    gemeenten: tuple[Verschil, ...] = ()

    def grootste(self, hoogstens: int) -> list[Verschil]:
        """The differences a reader wants first: goals before groups, amounts before shares, large before small."""

        def key(v: Verschil) -> tuple[int, int, Decimal, str]:
            vraag = _VRAAG_RANG.index(v.nieuw.vraag) if v.nieuw.vraag in _VRAAG_RANG else len(_VRAAG_RANG)
            return vraag, _NOTATIE_RANG.index(v.nieuw.notatie), -_size(v), v.id

        return sorted(self.verschillen, key=key)[:hoogstens]

    def once(self, hoogstens: int) -> list[Verschil]:
        """Each change one time, where it is said first: another figure of the same row follows from it, and so does another
        figure that changed by exactly as much. Groups of gemeenten are left to ``gemeenten``.
        """
        gehad: set[object] = set()
        eerste = []
        for v in self.grootste(len(self.verschillen)):
            plekken = {(v.nieuw.vraag, v.nieuw.rij)} if v.nieuw.rij else set[object]()
            if v.verschil is not None and v.verschil.waarde:
                plekken |= {(v.nieuw.eenheid, v.verschil.waarde)}
            if not plekken & gehad and v.nieuw.vraag not in _VAN_GEMEENTEN:
                eerste.append(v)
            gehad |= plekken
        return eerste[:hoogstens]

    def extremes(self, hoogstens: int) -> list[Verschil]:
        """The gemeenten whose amount rose most and then those whose amount fell most, ``hoogstens`` of either."""
        op_grootte = sorted(self.gemeenten, key=lambda v: (-_size(v), v.id))
        omhoog = [v for v in op_grootte if v.verschil is not None and (v.verschil.waarde or 0) > 0]
        omlaag = [v for v in op_grootte if v.verschil is not None and (v.verschil.waarde or 0) < 0]
        return [*omhoog[:hoogstens], *omlaag[:hoogstens]]


def _size(v: Verschil) -> Decimal:
    return Decimal(abs(v.verschil.waarde)) if v.verschil and v.verschil.waarde is not None else Decimal(0)


def compare_numbers(
    oud: BevrorenStand,
    getallen_oud: Iterable[Briefinggetal],
    nieuw: BevrorenStand,
    getallen_nieuw: Iterable[Briefinggetal],
    gemeenten: tuple[Iterable[Briefinggetal], Iterable[Briefinggetal]] = ((), ()),
) -> Vergelijking:
    """Set the numbers of two states side by side: by their id, and those that are left by their name.

    ``gemeenten``: the amount of every gemeente in the old and in the new state.
    """
    eerst = {g.id: g for g in getallen_oud}
    nu = {g.id: g for g in getallen_nieuw}
    paren = [(eerst[id_], g) for id_, g in nu.items() if id_ in eerst]
    op_naam = _pair_by_name(
        [g for id_, g in eerst.items() if id_ not in nu], [g for id_, g in nu.items() if id_ not in eerst]
    )
    hernoemd = [(a, b) for a, b in paren if a.naam != b.naam] + op_naam
    paren += op_naam
    gehad = {g.id for paar in op_naam for g in paar}
    verschillen = tuple(_difference(a, b, oud) for a, b in paren if _differs(a, b))
    return Vergelijking(
        oud=oud,
        nieuw=nieuw,
        vergeleken=_count(
            "vergeleken", "Vergeleken getallen", len(paren), "getallen die in beide standen voorkomen"
        ),
        veranderd=_count(
            "veranderd",
            "Veranderde getallen",
            len(verschillen),
            "vergeleken getallen met een andere waarde of status",
        ),
        verschillen=verschillen,
        erbij=tuple(g for id_, g in nu.items() if id_ not in eerst and id_ not in gehad),
        eraf=tuple(g for id_, g in eerst.items() if id_ not in nu and id_ not in gehad),
        hernoemd=tuple(hernoemd),
        gemeenten=_changed(*gemeenten, oud),
    )


def _changed(
    eerder: Iterable[Briefinggetal], nu: Iterable[Briefinggetal], stand: BevrorenStand
) -> tuple[Verschil, ...]:
    """What differs between figures that both states have."""
    vroeger = {g.id: g for g in eerder}
    paren = [(vroeger[g.id], g) for g in nu if g.id in vroeger]
    return tuple(_difference(a, b, stand) for a, b in paren if a.waarde != b.waarde)


def count_changed(gemeenten: tuple[Verschil, ...]) -> Briefinggetal:
    """How many gemeenten have another amount."""
    return _count(
        "gemeenten", "Gemeenten met een ander bedrag", len(gemeenten), "gemeenten met een ander bedrag"
    )


def _pair_by_name(
    eraf: list[Briefinggetal], erbij: list[Briefinggetal]
) -> list[tuple[Briefinggetal, Briefinggetal]]:
    """Numbers of one column with one name on either side: their key was given another code."""
    namen = Counter((g.vraag, g.kolom, g.naam) for g in eraf)
    eerst = {plek: g for g in eraf if namen[plek := (g.vraag, g.kolom, g.naam)] == 1}
    paren = []
    for getal in erbij:
        if (eerder := eerst.pop((getal.vraag, getal.kolom, getal.naam), None)) is not None:
            paren.append((eerder, getal))
    return paren


def _differs(oud: Briefinggetal, nieuw: Briefinggetal) -> bool:
    return (oud.waarde, oud.status, oud.reden) != (nieuw.waarde, nieuw.status, nieuw.reden)


def _difference(oud: Briefinggetal, nieuw: Briefinggetal, stand: BevrorenStand) -> Verschil:
    vorige = replace(
        oud,
        id=f"vorige/{oud.id}",
        naam=f"{oud.naam} (stand {stand.naam})",
        stand=stand.naam,
        bouwt_op=tuple(f"vorige/{id_}" for id_ in oud.bouwt_op),
    )
    if oud.waarde is None or nieuw.waarde is None:
        return Verschil(nieuw.id, nieuw.naam, vorige, nieuw, None)
    verschil = replace(
        nieuw,
        id=f"verschil/{nieuw.id}",
        naam=f"{nieuw.naam}, verschil met stand {stand.naam}",
        waarde=nieuw.waarde - oud.waarde,
        notatie=difference_notation(nieuw.notatie),
        eenheid="procentpunt" if nieuw.notatie == "pct" else nieuw.eenheid,
        afleiding=f"{nieuw.exact} − {oud.exact}",
        uitleg="nieuwe − oude waarde",
        bouwt_op=(nieuw.id, vorige.id),
        vraag="verschil",
        rij=(("id", nieuw.id),),
    )
    return Verschil(nieuw.id, nieuw.naam, vorige, nieuw, verschil)


def _count(kolom: str, naam: str, aantal: int, wat: str) -> Briefinggetal:
    return Briefinggetal(
        id=f"verschil/{kolom}",
        naam=naam,
        waarde=aantal,
        notatie="aantal",
        eenheid="",
        status="afgeleid",
        afleiding=f"telling: {wat}",
        uitleg=f"telling: {wat}",
        vraag="verschil",
        rij=(),
        kolom=kolom,
    )
