"""What lines are called and what a scenario changes, in words. These repeat what it says itself, so that nothing in them leads anywhere."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import polars as pl

from dashboard.beeld.termen import VORMEN_KORT, short_goal
from pipelines.basis.cijfer import print_value
from pipelines.basis.opmaak import enumerate_words, format_eur, format_mln
from pipelines.scenario.rekenen import Uitkomst


def name_line(doel_naam: str, vorm: str, regel: str = "") -> str:
    """``Wijkteams (AU)``; with ``regel`` for lines that would have the same name."""
    return f"{short_goal(doel_naam)} ({', '.join(filter(None, (VORMEN_KORT.get(vorm, vorm), regel)))})"


def name_lines(regels: Iterable[tuple[str, str, str]], doelnamen: Mapping[str, str]) -> dict[str, str]:
    """A name for every line (regel, doel, vorm); the line's own name only where goal and form do not tell it apart."""
    alle = {regel: (doel, vorm) for regel, doel, vorm in regels}
    namen = {regel: name_line(doelnamen.get(doel, doel), vorm) for regel, (doel, vorm) in alle.items()}
    dubbel = [naam for naam in namen.values() if list(namen.values()).count(naam) > 1]
    return {
        regel: name_line(doelnamen.get(alle[regel][0], alle[regel][0]), alle[regel][1], regel)
        if naam in dubbel
        else naam
        for regel, naam in namen.items()
    }


def name_years(jaren: Iterable[int]) -> str:
    """``2025 t/m 2027`` for years in a row, else ``2025 en 2027``."""
    lijst = sorted(jaren)
    if len(lijst) > 2 and lijst == list(range(lijst[0], lijst[-1] + 1)):
        return f"{lijst[0]} t/m {lijst[-1]}"
    return enumerate_words([str(jaar) for jaar in lijst])


def describe_changes(
    uitkomst: Uitkomst, doelnamen: Mapping[str, str], ingroei: Mapping[int, Decimal]
) -> list[str]:
    """What was changed, a sentence for all years in which it is the same; then prices and ingroei."""
    rijen = list(uitkomst.regels.iter_rows(named=True))
    namen = name_lines(
        {
            (r["regel"], r["scenario_doel"] or r["basis_doel"], r["scenario_vorm"] or r["basis_vorm"])
            for r in rijen
        },
        doelnamen,
    )
    per_wijziging: dict[str, list[int]] = {}
    for rij in rijen:
        per_wijziging.setdefault(_describe_line(rij, namen[rij["regel"]]), []).append(rij["uitkeringsjaar"])
    per_jaren: dict[str, list[str]] = {}
    for tekst, jaren in per_wijziging.items():
        per_jaren.setdefault(name_years(jaren), []).append(tekst)
    zinnen = [f"In {jaren}: {'; '.join(teksten)}." for jaren, teksten in per_jaren.items()]
    return [*zinnen, *_describe_prices(uitkomst), *_describe_ingroei(ingroei)]


def _describe_line(rij: Mapping[str, Any], naam: str) -> str:
    if rij["basis_eur"] is None:
        return f"nieuwe regel {naam} van {format_eur(rij['scenario_eur'])}, sleutel {rij['scenario_sleutel']}"
    if rij["scenario_eur"] is None:
        return f"{naam} vervalt ({format_eur(rij['basis_eur'])})"
    delen = []
    if rij["verschil_eur"]:
        delen.append(f"{_amount(abs(rij['verschil_eur']))} {'meer' if rij['verschil_eur'] > 0 else 'minder'}")
    oud, nieuw = (_key(rij, kant) for kant in ("basis", "scenario"))
    if oud != nieuw:
        delen.append(f"sleutel {nieuw} in plaats van {oud}")
    for veld in ("doel", "vorm"):
        if rij[f"basis_{veld}"] != rij[f"scenario_{veld}"]:
            delen.append(f"{veld} {rij[f'scenario_{veld}']} in plaats van {rij[f'basis_{veld}']}")
    return f"{naam} {', '.join(delen)}"


def _key(rij: Mapping[str, Any], kant: str) -> str:
    bron = rij[f"{kant}_bron"]
    sleutel = rij[f"{kant}_sleutel"]
    return (
        f"{sleutel} ({bron.replace(' ', ' voor ')})"
        if bron and sleutel not in ("geen", "gelijk")
        else sleutel
    )


def _amount(eur: int) -> str:
    """Millions when nothing is lost by it, else the whole amount."""
    return format_mln(eur, 2) if eur >= 1_000_000 and eur % 10_000 == 0 else format_eur(eur)


def _describe_prices(uitkomst: Uitkomst) -> list[str]:
    anders = uitkomst.doel.filter(pl.col("basis_prijs_eur") != pl.col("scenario_prijs_eur")).unique("doel")
    return [
        f"Prijs per {r['eenheid']} voor {short_goal(r['naam'])}: {print_value(r['scenario_prijs_eur'], 'eur_cent')}"
        f" in plaats van {print_value(r['basis_prijs_eur'], 'eur_cent')}."
        for r in anders.sort("naam").iter_rows(named=True)
    ]


def _describe_ingroei(ingroei: Mapping[int, Decimal]) -> list[str]:
    if not ingroei:
        return []
    per_jaar = ", ".join(f"{format_eur(eur, 2)} in {jaar}" for jaar, eur in sorted(ingroei.items()))
    return [f"Ingroei: hooguit zoveel verschil per inwoner met nu: {per_jaar}."]
