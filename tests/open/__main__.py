"""``python -m tests.open``: judge a release and the API by the tools of others, which are too heavy for every test run.

A release of the published database is made in a folder of its own, and then: frictionless on the Data Package, csvw on the
metadata, rdflib on both writings of the catalogue, openapi-spec-validator and schemathesis on the API. They are in the extra
``open``. The exit code is 1 when one of them finds anything.

    python -m tests.open                     everything (about ten minutes; most of it is frictionless reading every cell)
    python -m tests.open --tabellen doel     only these tables, comma between them
"""

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from waitress.server import create_server

from dashboard.app import create_app
from pipelines.basis.instellingen import instellingen
from pipelines.open.uitgave import Vrijgegeven
from pipelines.open.vrijgeven import release_published


def judge_package(uitgave: Vrijgegeven, tabellen: list[str]) -> list[str]:
    """Every cell against the type, key and reference that the Data Package promises."""
    from frictionless import Package

    pakket = Package(str(uitgave.map / "datapackage.json"))
    for bron in list(pakket.resources):
        if tabellen and bron.name not in tabellen:
            pakket.remove_resource(bron.name)
    return [str(fout) for fout in pakket.validate().flatten(["name", "rowNumber", "fieldName", "note"])]


def judge_catalogue(uitgave: Vrijgegeven, _tabellen: list[str]) -> list[str]:
    """Turtle and JSON-LD are read as the same statements."""
    import rdflib

    turtle = rdflib.Graph().parse(uitgave.map / "catalogus.ttl", format="turtle", publicID="http://x/")
    jsonld = rdflib.Graph().parse(uitgave.map / "catalogus.jsonld", format="json-ld", publicID="http://x/")
    return [f"alleen in één van beide: {uitspraak}" for uitspraak in set(turtle) ^ set(jsonld)]


def judge_csvw(uitgave: Vrijgegeven, _tabellen: list[str]) -> list[str]:
    """The metadata and the tables by CSV on the Web."""
    from csvw import CSVW

    try:
        gelezen = CSVW(str(uitgave.map / "csv-metadata.json"), validate=True)
        return [] if gelezen.is_valid else [str(w.message) for w in gelezen.warnings or ["niet geldig"]]
    except ValueError as fout:
        return [str(fout)]


def judge_api(uitgave: Vrijgegeven, _tabellen: list[str]) -> list[str]:
    """The description by its specification, and the API by its description."""
    from openapi_spec_validator import OpenAPIV31SpecValidator

    keuzes = instellingen()
    app = create_app(keuzes.database_pad, keuzes.raw, uitgaven=uitgave.map.parent)
    document = app.server.test_client().get("/v1/openapi.json").json
    fouten = [str(fout) for fout in OpenAPIV31SpecValidator(document).iter_errors()]
    server = create_server(app.server, host="127.0.0.1", port=0, threads=8)
    threading.Thread(target=server.run, daemon=True).start()
    wortel = f"http://127.0.0.1:{server.effective_port}/v1"
    with tempfile.TemporaryDirectory() as werk:
        opdracht = [
            "run",
            f"{wortel}/openapi.json",
            "--url",
            wortel,
            "-n",
            "25",
            "--generation-deterministic",
        ]
        uitslag = subprocess.run(
            [sys.executable, "-m", "schemathesis.cli", *opdracht],
            cwd=werk,
            capture_output=True,
            text=True,
            check=False,
        )
    server.close()
    return fouten if uitslag.returncode == 0 else [*fouten, uitslag.stdout[-4000:]]


OORDELEN: dict[str, Callable[[Vrijgegeven, list[str]], list[str]]] = {
    "Data Package (frictionless)": judge_package,
    "CSVW (csvw)": judge_csvw,
    "catalogus (rdflib)": judge_catalogue,
    "API (openapi-spec-validator, schemathesis)": judge_api,
}


def main() -> int:
    """Make, judge and print."""
    vraag = argparse.ArgumentParser(description=__doc__)
    vraag.add_argument("--tabellen", default="", help="alleen deze tabellen, met komma's")
    tabellen = [naam for naam in vraag.parse_args().tabellen.split(",") if naam]
    is_goed = True
    with tempfile.TemporaryDirectory() as map_:
        begin = time.monotonic()
        uitgave = release_published(instellingen().database_pad, Path(map_))
        print(
            f"uitgave gemaakt in {time.monotonic() - begin:.1f} s, versie {json.dumps(uitgave.uitgave.versie)}"
        )
        for naam, judge in OORDELEN.items():
            begin = time.monotonic()
            fouten = judge(uitgave, tabellen)
            is_goed &= not fouten
            print(f"{naam}: {len(fouten)} fouten in {time.monotonic() - begin:.0f} s")
            print(*(f"  {fout}" for fout in fouten[:10]), sep="\n", end="\n" if fouten else "")
    return 0 if is_goed else 1


if __name__ == "__main__":
    sys.exit(main())
