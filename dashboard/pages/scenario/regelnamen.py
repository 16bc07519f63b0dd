"""What goals and lines of the envelope are called on this page."""

from collections.abc import Iterable, Mapping

from dashboard.beeld.termen import VORMEN_KORT, short_goal
from dashboard.gegevens.uitgave import Gegevens


def read_goal_names(gegevens: Gegevens) -> dict[str, str]:
    """The name of every goal, in their order."""
    return dict(gegevens.read("scenario_doelen").select("doel", "naam").iter_rows())


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
