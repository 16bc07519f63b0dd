"""Reading the dashboard as a person would: the words of a tree of Dash components, and pages over HTTP."""

import json

NBSP = "\u00a0"
OVERZICHT = (
    "ov-kern",
    "ov-envelop",
    "ov-capaciteit",
    "ov-zicht",
    "ov-opgaven",
    "ov-aansluiting",
    "ov-bevinding",
    "ov-melding",
)
GEMEENTE = ("gm-kop", "gm-doelen", "gm-capaciteit", "gm-bewijs", "gm-fonds")


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


def text(component):
    return " ".join(walk(component))


class Browser:
    """Asks for parts of a page the way the browser does."""

    def __init__(self, app):
        self._client = app.server.test_client()
        self._afhankelijk = {cb["output"]: cb for cb in self._client.get("/_dash-dependencies").json}

    def part(self, id_, pad, search="", **waarden):
        """The JSON of one part of a page."""
        output = f"{id_}.children"
        callback = self._afhankelijk[output]
        bekend = {"url.pathname": pad, "url.search": search, **waarden}

        def values(soort):
            return [
                {"id": d["id"], "property": d["property"], "value": bekend[f"{d['id']}.{d['property']}"]}
                for d in callback[soort]
            ]

        antwoord = self._client.post(
            "/_dash-update-component",
            json={
                "output": output,
                "outputs": {"id": id_, "property": "children"},
                "inputs": values("inputs"),
                "state": values("state"),
                "changedPropIds": ["url.search"],
            },
        )
        assert antwoord.status_code in (200, 204), antwoord.text
        return (
            json.dumps(antwoord.json["response"][id_]["children"], ensure_ascii=False)
            if antwoord.status_code == 200
            else ""
        )

    def page(self, pad, search):
        """All parts of a page as one text."""
        delen = OVERZICHT if pad == "/" else GEMEENTE
        return {id_: self.part(id_, pad, search) for id_ in delen}

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


def euro(bedrag):
    return f"€\u00a0{bedrag:,}".replace(",", ".")
