"""What an amount of one gemeente differs from the year before, and why, in words: the amount for all, the form, the key, its figures."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from dashboard.beeld.kolom import Rij
from dashboard.beeld.termen import VORMEN_KORT, describe_line_key
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from pipelines.basis.cijfer import Cijfer, share_figure
from pipelines.basis.opmaak import enumerate_words
from pipelines.basis.verwijzing import allocated, formula, share
from pipelines.basis.zin import Zin, enumerate_pieces, fill

_GESPLITST = "de gemeente van toen is gesplitst"


@dataclass(frozen=True)
class Regels:
    """The lines of the envelope behind the goals of two years, as far as they are divided among gemeenten.

    Rows: ``vragen/verdeling/verdeling_jaren``.
    """

    jaar: int
    alle: tuple[Rij, ...]

    @property
    def is_first(self) -> bool:
        """Whether there is no year before."""
        return all(r["uitkeringsjaar"] == self.jaar for r in self.alle)

    def of_goal(self, doel: str, jaar: int) -> list[Rij]:
        """Those of a goal, or of goals with ``~`` between their codes; of a part of a bundle those of its bundle."""
        codes = set(doel.split("~"))
        return [r for r in self.alle if r["uitkeringsjaar"] == jaar and codes & set(r["doel"].split("~"))]

    def now(self, doel: str) -> list[Rij]:
        """Those of this year."""
        return self.of_goal(doel, self.jaar)

    def before(self, doel: str) -> list[Rij]:
        """Those of the year before."""
        return self.of_goal(doel, self.jaar - 1)


def read_lines(gegevens: Gegevens, jaar: int) -> Regels:
    """The lines of a year and of the year before."""
    regels = gegevens.read("verdeling_jaren").filter(
        pl.col("uitkeringsjaar").is_in([jaar, jaar - 1]) & (pl.col("verdeeld_eur") > 0)
    )
    return Regels(jaar, tuple(regels.iter_rows(named=True)))


def add_previous(gegevens: Gegevens, toestand: Toestand, doelen: pl.DataFrame) -> pl.DataFrame:
    """The goals with what they were the year before: vorig_eur, delen, landelijk_eur and vorig_landelijk_eur of both years."""
    vorig = gegevens.read("gemeente_vorig_jaar", gm=toestand.gm, jaar=toestand.jaar).rename(
        {"landelijk_eur": "alle_eur", "vorig_landelijk_eur": "vorig_alle_eur"}
    )
    return doelen.join(vorig, on="doel", how="left", maintain_order="left")


def change(nieuw_eur: int, oud_eur: int, jaar: int, gm: str, delen: str | None, **doel: str) -> Cijfer:
    """How much more or less an amount is than the year before; ``delen`` are the gemeenten of then, ``None`` after a split."""
    nu = allocated(jaar, **doel, gm_code=gm)
    toen = allocated(jaar - 1, **doel, gm_code=delen) if delen else None
    is_meer = nieuw_eur >= oud_eur
    bron = formula("verschil", nieuw=nu, oud=toen) if is_meer else formula("verschil", nieuw=toen, oud=nu)
    return Cijfer(
        abs(nieuw_eur - oud_eur),
        "eur",
        bron,
        f"Verschil met {jaar - 1}",
        achter=" meer" if is_meer else " minder",
        zonder_bron=_GESPLITST,
    )


def explain_change(rij: Rij, regels: Regels, gm: str) -> Zin:
    """Why the amount of a goal is what it is beside the year before. ``rij``: of ``add_previous``, which may be folded."""
    nu, toen = regels.now(rij["doel"]), regels.before(rij["doel"])
    if regels.is_first:
        return Zin("het eerste jaar van dit geld")
    if not toen:
        return Zin(f"nieuw in {regels.jaar}")
    if not nu:
        return Zin(f"niet meer in {regels.jaar}")
    redenen: list[Zin | str] = [reden for reden in (_form(nu, toen), _total(rij, regels.jaar)) if reden]
    if _keys(nu) != _keys(toen):
        redenen.append(f"andere sleutel, eerst {enumerate_words(_keys(toen))}")
    elif _figures(nu) != _figures(toen):
        redenen.append(_share(rij, regels.jaar, gm))
    if redenen:
        return Zin(enumerate_pieces(redenen, "; ", "; "))
    return Zin(
        "zelfde bedrag en sleutel"
        + ("" if rij["vorig_eur"] == rij["toegewezen_eur"] else "; het verschil is afronding of herindeling")
    )


def _form(nu: Sequence[Rij], toen: Sequence[Rij]) -> str | None:
    """Another road that the money takes."""
    vormen, eerst = (list(dict.fromkeys(VORMEN_KORT[r["vorm"]] for r in regels)) for regels in (nu, toen))
    if set(vormen) == set(eerst):
        return None
    return f"nu {enumerate_words(vormen)}, eerst {enumerate_words(eerst)}"


def _total(rij: Rij, jaar: int) -> Zin | None:
    """Another amount for all gemeenten together."""
    nu, toen = rij["alle_eur"], rij["vorig_alle_eur"]
    if nu == toen or nu is None or toen is None:
        return None
    return fill(
        "landelijk {toen} → {nu}",
        toen=Cijfer(toen, "mln", allocated(jaar - 1, doel=rij["doel"])),
        nu=Cijfer(nu, "mln", allocated(jaar, doel=rij["doel"])),
    )


def _keys(regels: Sequence[Rij]) -> list[str]:
    """The keys by name, without the vintage of their figures."""
    return sorted({describe_line_key({**r, "circulaire_naam": None, "sleutel_jaar": None}) for r in regels})


def _figures(regels: Sequence[Rij]) -> set[tuple[object, ...]]:
    """The vintages of the figures behind the keys."""
    return {(r["sleutel"], r["circulaire_naam"], r["sleutel_jaar"]) for r in regels}


def _share(rij: Rij, jaar: int, gm: str) -> Zin:
    """The same key on other figures: from which part of the whole to which."""
    if not rij["delen"] or not rij["vorig_alle_eur"] or not rij["alle_eur"]:
        return Zin("zelfde sleutel op nieuwere cijfers")
    toen = share(
        allocated(jaar - 1, doel=rij["doel"], gm_code=rij["delen"]), allocated(jaar - 1, doel=rij["doel"])
    )
    nu = share(allocated(jaar, doel=rij["doel"], gm_code=gm), allocated(jaar, doel=rij["doel"]))
    eerst = share_figure(rij["vorig_eur"] or 0, rij["vorig_alle_eur"], toen, "pct2")
    nieuw = share_figure(rij["toegewezen_eur"], rij["alle_eur"], nu, "pct2")
    if eerst.tekst != nieuw.tekst:
        return fill("zelfde sleutel op nieuwere cijfers: aandeel {eerst} → {nieuw}", eerst=eerst, nieuw=nieuw)
    richting = "kleiner" if (nieuw.waarde or 0) < (eerst.waarde or 0) else "groter"
    return fill(
        "zelfde sleutel op nieuwere cijfers: een iets {richting} aandeel ({nu})", richting=richting, nu=nieuw
    )
