"""Reading the dashboard as a person would: the words of a tree of Dash components, and pages over HTTP."""

import json
from functools import cache

from dashboard.app import create_app
from dashboard.pages.lijst import read_pages
from tests.hulp.helpers import ROOT

NBSP = "\u00a0"
GROEP = "dashboard"
"""The group of the files that ask the one dashboard of ``dashboard_of``: they run on one worker."""


def walk(component):
    """Every string in a tree of components, in reading order."""
    if component is None:
        return
    if isinstance(component, (str, int, float)):
        yield str(component)
    elif isinstance(component, (list, tuple)):
        for deel in component:
            yield from walk(deel)
    else:
        yield from walk(getattr(component, "children", None))


def walk_components(component):
    """Every component in a tree, itself included."""
    if isinstance(component, (list, tuple)):
        for deel in component:
            yield from walk_components(deel)
    elif hasattr(component, "to_plotly_json"):
        yield component
        yield from walk_components(getattr(component, "children", None))


def text(component):
    return " ".join(walk(component))


@cache
def dashboard_of(database):
    """The dashboard on a database with the shipped sources, one for all files that only read it: it keeps its answers, so what
    one file asked for is not made again for the next.
    """
    return create_app(database, ROOT / "data" / "raw")


@cache
def _callbacks(app):
    return {cb["output"]: cb for cb in app.server.test_client().get("/_dash-dependencies").json}


class Browser:
    """Asks for parts of a page the way the browser does."""

    def __init__(self, app):
        self._client = app.server.test_client()
        self._afhankelijk = _callbacks(app)

    def part(self, id_, pad, search="", **waarden):
        """The JSON of one part of a page."""
        return self.part_of(id_, pad, search, output=f"{id_}.children", **waarden)

    def part_of(self, id_, pad, search="", *, output=None, **waarden):
        """The same for a part that is filled together with others."""
        output = output or next(o for o in self._afhankelijk if f"{id_}.children" in o)
        callback = self._afhankelijk[output]
        bekend = {"url.pathname": pad, "url.search": search, "adres.data": search}
        bekend |= {f"{id_}-adres.data": search, **waarden}

        def values(soort):
            return [
                {"id": d["id"], "property": d["property"], "value": bekend[f"{d['id']}.{d['property']}"]}
                for d in callback[soort]
            ]

        namen = [naam.rsplit(".", 1) for naam in output.strip(".").split("...")]
        outputs = [{"id": naam, "property": eigenschap} for naam, eigenschap in namen]
        antwoord = self._client.post(
            "/_dash-update-component",
            json={
                "output": output,
                "outputs": outputs if output.startswith("..") else outputs[0],
                "inputs": values("inputs"),
                "state": values("state"),
                "changedPropIds": [f"{d['id']}.{d['property']}" for d in callback["inputs"]],
            },
        )
        assert antwoord.status_code in (200, 204), antwoord.text
        return (
            json.dumps(antwoord.json["response"][id_]["children"], ensure_ascii=False)
            if antwoord.status_code == 200
            else ""
        )

    def page(self, pad, search):
        """All sections of a page, by id."""
        secties = next(pagina.secties for pagina in read_pages() if pagina.pad == pad)
        return {sectie.id: self.part(sectie.id, pad, search) for sectie in secties}

    def get(self, pad):
        return self._client.get(pad)


def figure(con, sql, **parameters):
    return con.execute(sql, parameters).fetchone()[0]


def find_props(boom):
    """The properties of every component in the JSON of a part."""
    if isinstance(boom, dict):
        if "props" in boom:
            yield boom["props"]
        boom = list(boom.values())
    if isinstance(boom, list):
        for deel in boom:
            yield from find_props(deel)


def words(inhoud):
    """The words of the JSON of a part as they are read: figures that open their derivation are in their sentence."""

    def walk_json(boom):
        if isinstance(boom, dict):
            eigen = boom.get("props", {})
            return (
                "".join(map(read_still, eigen["boom"]))
                if "boom" in eigen
                else walk_json(eigen.get("children"))
            )
        if isinstance(boom, list):
            return "".join(map(walk_json, boom))
        return "" if boom is None else str(boom)

    def read_still(deel):
        return "".join(map(read_still, deel[2:])) if isinstance(deel, list) else str(deel)

    return walk_json(json.loads(inhoud)).replace(NBSP, " ")


def euro(bedrag):
    return f"€\u00a0{bedrag:,}".replace(",", ".")
