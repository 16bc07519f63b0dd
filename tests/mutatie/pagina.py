"""The measured parts of docs/mutatie.md: scores per file, and the survivors under what explains them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from tests.hulp.helpers import ROOT
from tests.mutatie.overlevers import Vondst, read_reasons
from tests.mutatie.rechters import Oordeel

PAGINA = ROOT / "docs" / "mutatie.md"
_KOLOMMEN = ("fouten", "opgemerkt", "gelijkwaardig", "niet getest", "onverklaard", "ongeldig")
_OPDRACHT = {"sql": "SQL", "python": "Python"}


def write_part(
    deel: str, tellingen: Mapping[str, Counter[Oordeel]], over: Sequence[Vondst], duur: float
) -> None:
    """Put what was measured of ``sql`` or ``python`` between its markers; ``duur`` in seconds."""
    redenen = read_reasons()
    hier = [vondst for vondst in over if vondst[0] in tellingen]
    uitleg = {vondst: redenen.get(vondst, ("onverklaard", "nog geen verklaring")) for vondst in hier}
    cellen = {bestand: _count(bestand, telling, uitleg) for bestand, telling in tellingen.items()}
    som = sum(cellen.values(), Counter())
    aandeel = f"{100 * som['opgemerkt'] / som['fouten']:.1f}".replace(".", ",")
    regels = [
        f"**{_OPDRACHT[deel]}: {som['opgemerkt']} van {som['fouten']} opgemerkt ({aandeel}%); {som['gelijkwaardig']} "
        f"gelijkwaardig, {som['niet getest']} niet getest, {som['onverklaard']} onverklaard.** "
        f"Gemeten op {date.today():%d-%m-%Y}; wachttijd {duur / 60:.0f} minuten.\n",
        "| bestand | " + " | ".join(_KOLOMMEN) + " |",
        "|---|" + "--:|" * len(_KOLOMMEN),
        *(_row(f"`{bestand}`", telling) for bestand, telling in cellen.items()),
        _row("**samen**", som),
        *_list_survivors(uitleg),
    ]
    begin, eind = f"<!-- {deel}: begin -->\n", f"<!-- {deel}: eind -->\n"
    voor, _, rest = PAGINA.read_text(encoding="utf-8").partition(begin)
    _, _, na = rest.partition(eind)
    PAGINA.write_text(voor + begin + "\n".join(regels) + "\n" + eind + na, encoding="utf-8")


def _count(bestand: str, telling: Counter[Oordeel], uitleg: Mapping[Vondst, tuple[str, str]]) -> Counter[str]:
    soorten = Counter(oordeel for vondst, (oordeel, _) in uitleg.items() if vondst[0] == bestand)
    opgemerkt, ongeldig = telling[Oordeel.OPGEMERKT], telling[Oordeel.ONGELDIG]
    geldig = opgemerkt + telling[Oordeel.OVERLEEFT]
    return Counter({"fouten": geldig, "opgemerkt": opgemerkt, **soorten, "ongeldig": ongeldig})


def _list_survivors(uitleg: Mapping[Vondst, tuple[str, str]]) -> list[str]:
    regels = []
    for reden, aantal in Counter(uitleg.values()).most_common():
        regels += [
            "",
            f"{reden[0].capitalize()}: {reden[1]} ({aantal})",
            "",
            "| bestand | plek | wijziging |",
            "|---|---|---|",
        ]
        for vondst in (v for v, r in uitleg.items() if r == reden):
            bestand, plek, fout = (tekst.replace("|", "\\|") for tekst in vondst)
            regels.append(f"| `{bestand.removeprefix('queries/')}` | {plek} | `{fout}` |")
    return regels


def _row(naam: str, cellen: Counter[str]) -> str:
    return f"| {naam} | " + " | ".join(str(cellen[kolom]) for kolom in _KOLOMMEN) + " |"
