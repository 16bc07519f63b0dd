"""Visiting the dashboard as a browser does, over HTTP: pages, sections, clicks, windows with provenance, files."""

import base64
import hashlib
import json
import re
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from flask.testing import FlaskClient

from tests.huis.gelijk.bestanden import as_text
from tests.huis.gelijk.opname import Opname

_VERWIJZING = re.compile(r"^[a-z_]+\.[a-z_]+(\?[^#\s]*)?#[a-z_]+$")
_WACHT_SECONDEN = 300
_RIJEN = 25
# What a reader does: press a button, or drop a file (a scenario that changes nothing).
_DRUKKEN = {"n_clicks": 1, "contents": "data:;base64," + base64.b64encode(b'naam = "niets"').decode()}
Onderdeel = dict[str, Any]


class Bezoek:
    """One dashboard; ``naam`` says on which figures.

    Every table is exported in full once, and elsewhere its first rows; in a hurry (``snel``) once its first rows.
    """

    def __init__(self, client: FlaskClient, opname: Opname, naam: str, *, snel: bool) -> None:
        self._client, self._opname, self._naam, self._snel = client, opname, naam, snel
        self._uitgevoerd: set[str] = set()
        self._antwoorders = [a for a in self._get_json("/_dash-dependencies") if not a["clientside_function"]]
        self._layout = self._get_json("/_dash-layout")
        self._verwijzingen: dict[str, str] = {}

    def shell(self) -> None:
        """What does not depend on an address: the frame, how things hang together, and the files that are served."""
        self._opname.add_object("pagina", f"{self._naam} kader", self._layout)
        alle = self._get_json("/_dash-dependencies")
        self._opname.add_object(
            "pagina", f"{self._naam} callbacks", sorted(alle, key=lambda a: (a["output"], str(a["inputs"])))
        )
        index = self._client.get("/").get_data(as_text=True)
        self._opname.add("pagina", f"{self._naam} index", re.sub(r"(?<=m=)[\d.]+", "<tijd>", index))
        eigen = re.findall(r"/assets/[^\"?]+", index)
        for pad in [
            *dict.fromkeys(eigen),
            "/bestaatniet",
            *(f"/grenzen/{jaar}.geojson" for jaar in (2021, 2024, 1900)),
        ]:
            antwoord = self._client.get(pad)
            tekst = f"{antwoord.status_code} {antwoord.mimetype}\n{as_text(pad if '.' in pad else '.html', antwoord.data)}"
            self._opname.add("geserveerd", f"{self._naam} {pad}", tekst)

    def page(self, pad: str, zoek: str, *, klik: bool = False, uitvoer: bool = False) -> None:
        """Everything that an address shows; with ``klik`` also what its buttons do, with ``uitvoer`` the files of its tables."""
        waar = f"{self._naam} {pad}{zoek}"
        waarden = {"url.pathname": pad, "url.search": zoek, "adres.data": zoek}
        alles: list[object] = [self._layout]
        for ronde in ("schil", "pagina"):
            ids = {o["id"] for o in _components(alles) if isinstance(o.get("id"), str)}
            waarden |= {f"{id_}.data": zoek for id_ in ids if id_.endswith("-adres")}
            for antwoorder in self._antwoorders:
                vraag = [*antwoorder["inputs"], *antwoorder["state"]]
                namen = [f"{v['id']}.{v['property']}" for v in vraag]
                is_schil = "url.pathname" in (f"{v['id']}.{v['property']}" for v in antwoorder["inputs"])
                if not set(namen) <= set(waarden) or is_schil != (ronde == "schil"):
                    continue
                antwoord = self._ask(antwoorder, waarden, namen[0])
                self._opname.add_object("sectie", f"{waar} {antwoorder['output']}", antwoord)
                alles.append(antwoord)
        self._collect(alles, zoek)
        if uitvoer:
            self._export(alles, pad, zoek, waar)
        if klik:
            self._click(alles, waarden, waar)

    def trails(self, *, deel: int) -> None:
        """The window of one in ``deel`` references that were seen, chosen by its own hash; and the sheet behind its first cell."""
        for verwijzing, zoek in sorted(self._verwijzingen.items()):
            if int(hashlib.sha256(verwijzing.encode()).hexdigest(), 16) % (deel * 100) >= 100:
                continue
            waarden = {
                "herkomst-vraag.data": verwijzing,
                "url.search": zoek,
                "herkomst-cel.data": {"nummer": 0},
            }
            for uitvoer, prikkel in (
                ("herkomst-inhoud", "herkomst-vraag.data"),
                ("herkomst-fragment", "herkomst-cel.data"),
            ):
                antwoorder = next(a for a in self._antwoorders if a["output"] == f"{uitvoer}.children")
                antwoord = self._ask(antwoorder, waarden, prikkel)
                self._opname.add_object("herkomst", f"{self._naam} {verwijzing} {uitvoer}", antwoord)

    def _collect(self, alles: object, zoek: str) -> None:
        """References on the page, each with the first address that showed it; in a grid those of its first rows."""
        for tekst in _strings(alles):
            if _VERWIJZING.match(tekst) and "{" not in tekst:
                self._verwijzingen.setdefault(tekst, zoek)
        for raster in _components(alles):
            for kolom in raster.get("columnDefs") or ():
                for rij in (raster.get("rowData") or ())[:3]:
                    if verwijzing := _reference(kolom, rij):
                        self._verwijzingen.setdefault(verwijzing, zoek)

    def _export(self, alles: object, pad: str, zoek: str, waar: str) -> None:
        """The files of every table, asked for at the address that assets/uitvoer.js makes."""
        blokken = [
            b
            for b in _components(alles)
            if str(b.get("id") or "").startswith("blok-") and b.get("data-fk-raster")
        ]
        for blok in blokken:
            sleutel = f"{pad} {blok['id']}"
            if self._snel and sleutel in self._uitgevoerd:
                continue
            self._uitgevoerd.add(sleutel)
            naam = blok["id"].removeprefix("blok-")
            for soort in ("csv", "xlsx"):
                antwoord = self._client.get(f"/gegevens/{pad.strip('/') or 'start'}/{naam}.{soort}{zoek}")
                tekst = antwoord.get_data(as_text=True) if antwoord.status_code != 200 else ""
                if not tekst:
                    bestand = antwoord.headers["Content-Disposition"].split('"')[1]
                    tekst = f"{bestand}\n{as_text(bestand, antwoord.data)}"
                self._opname.add("uitvoer", f"{waar} {naam} {soort}", tekst)

    def _click(self, alles: list[object], waarden: dict[str, object], waar: str) -> None:
        """Press every button that asks the server something, with the form as it stands; then wait until work is done."""
        for antwoorder in self._antwoorders:
            knop = next((i for i in antwoorder["inputs"] if i["property"] in _DRUKKEN), None)
            if knop is None or not any(o.get("id") == knop["id"] for o in _components(alles)):
                continue
            prikkel = f"{knop['id']}.{knop['property']}"
            gezet, eind = {**waarden, prikkel: _DRUKKEN[knop["property"]]}, time.monotonic() + _WACHT_SECONDEN
            antwoord = self._ask(antwoorder, gezet, prikkel, alles)
            klok = next((i for i in antwoorder["inputs"] if i["property"] == "n_intervals"), None)
            while klok and '"disabled": false' in json.dumps(antwoord) and time.monotonic() < eind:
                time.sleep(0.5)
                antwoord = self._ask(antwoorder, gezet, f"{klok['id']}.n_intervals", alles)
            self._opname.add_object("klik", f"{waar} {knop['id']}", antwoord)
            for link in sorted({t for t in _strings(antwoord) if "/pakket/" in t and t.startswith("/")}):
                bestand = self._client.get(link)
                self._opname.add(
                    "bestand", f"{waar} {link}", f"{bestand.status_code} {as_text(link, bestand.data)}"
                )

    def _ask(self, antwoorder: Onderdeel, waarden: dict[str, Any], prikkel: str, alles: object = ()) -> Any:
        """One question as Dash' renderer asks it; the answer as JSON, or the status when there is none."""
        uitvoer = antwoorder["output"]
        uitvoeren = [
            _target(deel) for deel in (uitvoer[2:-2].split("...") if uitvoer.startswith("..") else [uitvoer])
        ]
        vraag = {
            "output": uitvoer,
            "outputs": uitvoeren if uitvoer.startswith("..") else uitvoeren[0],
            "inputs": [_filled(i, waarden, alles) for i in antwoorder["inputs"]],
            "state": [_filled(s, waarden, alles) for s in antwoorder["state"]],
            "changedPropIds": [prikkel],
        }
        antwoord = self._client.post("/_dash-update-component", json=vraag)
        return antwoord.get_json() if antwoord.status_code == 200 else {"status": antwoord.status_code}

    def _get_json(self, pad: str) -> Any:
        return self._client.get(pad).get_json()


def _target(tekst: str) -> dict[str, str]:
    id_, _, eigenschap = tekst.rpartition(".")
    return {"id": id_, "property": eigenschap}


def _filled(deel: Onderdeel, waarden: dict[str, Any], alles: object) -> object:
    """An input or state with its value: known, or as the component on the page has it; a pattern gives a list."""
    id_, eigenschap = deel["id"], deel["property"]
    if not id_.startswith("{"):
        gevonden = next((o.get(eigenschap) for o in _components(alles) if o.get("id") == id_), None)
        return {"id": id_, "property": eigenschap, "value": waarden.get(f"{id_}.{eigenschap}", gevonden)}
    patroon = json.loads(id_)
    return [
        {"id": o["id"], "property": eigenschap, "value": o.get(eigenschap)}
        for o in _components(alles)
        if isinstance(o.get("id"), dict)
        and o["id"].keys() == patroon.keys()
        and all(isinstance(w, list) or o["id"][k] == w for k, w in patroon.items())
    ]


def _components(boom: object) -> Iterator[Onderdeel]:
    """The properties of every component, in the order of the page, those that wait in a store included."""
    if isinstance(boom, list):
        for deel in boom:
            yield from _components(deel)
    elif isinstance(boom, dict):
        if isinstance(boom.get("props"), dict) and "namespace" in boom:
            yield boom["props"]
        for deel in boom.values():
            yield from _components(deel)


def _strings(boom: object) -> Iterator[str]:
    if isinstance(boom, str):
        yield boom
    elif isinstance(boom, list | dict):
        for deel in boom.values() if isinstance(boom, dict) else boom:
            yield from _strings(deel)


def _is_shown(kolom: Onderdeel) -> bool:
    return bool(kolom.get("field") and not kolom.get("hide") and kolom.get("headerName"))


def _kind(kolom: Onderdeel) -> str:
    return (kolom.get("context") or {}).get("soort") or "tekst"


def _reference(kolom: Onderdeel, rij: Onderdeel) -> str | None:
    """The reference of a cell: its own, else that of its column filled in from the row."""
    veld = kolom.get("field")
    if rij.get(veld) is None:
        return None
    if f"{veld}_herkomst" in rij:
        return rij[f"{veld}_herkomst"]
    patroon = (kolom.get("context") or {}).get("herkomst")
    if not patroon or any(rij.get(naam) is None for naam in re.findall(r"\{(\w+)\}", patroon)):
        return None
    return re.sub(r"\{(\w+)\}", lambda m: quote(str(rij[m[1]]), safe="!'()*"), patroon)


def _cell(kolom: Onderdeel, rij: Onderdeel) -> list[object]:
    """A cell as the browser sends it: value, text, made up, reference."""
    waarde = rij.get(kolom["field"])
    tekst = rij.get(f"{kolom['field']}_tekst") if _kind(kolom) in ("getal", "woorden") else waarde
    return [
        waarde,
        "" if tekst is None else tekst,
        bool(rij.get(f"{kolom['field']}_voorbeeld")),
        _reference(kolom, rij),
    ]
