"""The page at ``/v1``: what the API has, for people; plain HTML without a script, and nothing from elsewhere."""

from html import escape

from dashboard.api.hulpbronnen import HOOGSTENS, STANDAARD, VERSIE, WORTEL, Hulpbron, read_resources
from dashboard.publiek.blad import write_sheet

_VOORBEELD = (
    "mart.toewijzing%3Fuitkeringsjaar%3D2023%26doel%3Dwijkteams%26vorm%3Dau%26gm_code%3DGM0363%23bedrag_eur"
)


def explain() -> str:
    """The whole page."""
    delen = "".join(_resource(hulpbron) for hulpbron in read_resources().values())
    inhoud = f"""
<h1>De API van Fondskompas</h1>
<p>Alle cijfers zijn zonder aanmelden op te vragen, en alleen te lezen. Versie {VERSIE};
de beschrijving voor programma's staat op <a href="{WORTEL}/openapi.json">{WORTEL}/openapi.json</a> (OpenAPI 3.1).
Wie hele tabellen wil, neemt een <a href="/open">uitgave</a>.</p>
<h2>Zo vraagt u</h2>
<ul>
<li>Kies de vorm met een einde: <code>.json</code>, <code>.csv</code> of <code>.parquet</code>, of met de kop <code>Accept</code>.</li>
<li>Kies rijen met de kolommen die erbij staan; een kolom mag vaker, dan telt elke waarde.</li>
<li><code>limiet</code> is het aantal rijen: {STANDAARD} als u niets zegt, hoogstens {HOOGSTENS}. Zijn er meer, dan staat het adres van de
volgende bladzijde in <code>volgende</code> en in de kop <code>Link</code>.</li>
<li><code>stand</code> is de naam van een bevroren stand; die cijfers veranderen nooit meer.</li>
<li>Bedragen zijn exact: hele euro's als getal, decimalen als tekst. Leeg is onbekend, geen nul.</li>
<li>Een onbekende parameter wordt geweigerd, met de reden.</li>
</ul>
<h2>Waar een cijfer vandaan komt</h2>
<p><a href="{WORTEL}/herkomst?verwijzing={_VOORBEELD}">{WORTEL}/herkomst</a> geeft van elk cijfer de stappen en de broncellen;
<a href="{WORTEL}/wijzigingen">{WORTEL}/wijzigingen</a> zegt wat er per uitgave veranderde.</p>
<h2>Wat er is</h2>
{delen}"""
    return write_sheet("De API van Fondskompas", inhoud)


def _resource(hulpbron: Hulpbron) -> str:
    pad = f"{WORTEL}/{hulpbron.pad}"
    filters = ", ".join(f"<code>{escape(kolom.naam)}</code>" for kolom in hulpbron.filters)
    rijen = "".join(
        f"<tr><td><code>{escape(kolom.naam)}</code></td><td>{escape(kolom.betekenis)}</td><td>{escape(kolom.eenheid)}</td></tr>"
        for kolom in hulpbron.tabel.kolommen
    )
    return f"""<h3 id="{hulpbron.pad}"><a href="{pad}?limiet=5">{pad}</a></h3>
<p>{escape(hulpbron.tabel.betekenis)} Te kiezen met {filters}.</p>
<details><summary>De kolommen</summary><table><thead><tr><th scope="col">Kolom</th><th scope="col">Wat</th><th scope="col">Eenheid</th></tr></thead>
<tbody>{rijen}</tbody></table></details>
"""
