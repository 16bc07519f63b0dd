"""``python -m tests.open``: judge a release and the API by the tools of others, which are too heavy for every test run.

A release of the published database is made in a folder of its own, and then: frictionless on the Data Package, csvw on the
metadata, rdflib and pyshacl on both writings of the catalogue, R and LibreOffice on the sums of the README (where they are there),
the tests of timestamps, openapi-spec-validator and schemathesis on the API. The packages are in the extra ``open``. The exit code is 1 when one of them finds anything.

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
    """Turtle and JSON-LD are read as the same statements, and have what DCAT-AP-NL 3 asks."""
    import rdflib

    from tests.open.dcat import judge_profile

    turtle = rdflib.Graph().parse(uitgave.map / "catalogus.ttl", format="turtle", publicID="http://x/")
    jsonld = rdflib.Graph().parse(uitgave.map / "catalogus.jsonld", format="json-ld", publicID="http://x/")
    verschil = [f"alleen in één van beide: {uitspraak}" for uitspraak in set(turtle) ^ set(jsonld)]
    return [*verschil, *judge_profile(turtle)]


def judge_csvw(uitgave: Vrijgegeven, tabellen: list[str]) -> list[str]:
    """The metadata and every cell by CSV on the Web, a table at a time; that what refers leads somewhere is for frictionless."""
    from csvw import CSVW

    metadata = json.loads((uitgave.map / "csv-metadata.json").read_text(encoding="utf-8"))
    fouten = []
    with tempfile.TemporaryDirectory() as werk:
        (Path(werk) / "data").symlink_to(uitgave.map.resolve() / "data")
        for tabel in metadata["tables"]:
            naam = Path(tabel["url"]).stem
            if tabellen and naam not in tabellen:
                continue
            schema = {k: w for k, w in tabel["tableSchema"].items() if k != "foreignKeys"}
            deel = Path(werk) / f"{naam}.json"
            deel.write_text(
                json.dumps(metadata | {"tables": [tabel | {"tableSchema": schema}]}), encoding="utf-8"
            )
            try:
                gelezen = CSVW(str(deel), validate=True)
                meldingen = [str(w.message) for w in gelezen.warnings]
                fouten += [f"{naam}: {m}" for m in meldingen or ([] if gelezen.is_valid else ["niet geldig"])]
            except ValueError as fout:
                fouten.append(f"{naam}: {fout}")
    return fouten


def judge_sums(uitgave: Vrijgegeven, _tabellen: list[str]) -> list[str]:
    """What the README says to do in R and in a spreadsheet, done, where those programs are on this machine."""
    from tests.open.sommen import judge_r, judge_spreadsheet

    return [*judge_r(uitgave.map), *judge_spreadsheet(uitgave.map)]


def judge_timestamps(_uitgave: Vrijgegeven, _tabellen: list[str]) -> list[str]:
    """The tests that need the package for timestamps, which the ordinary run skips."""
    opdracht = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "tests/bevroren/test_tijdstempel.py"]
    klaar = subprocess.run(opdracht, capture_output=True, text=True, check=False)
    return [] if klaar.returncode == 0 else [klaar.stdout[-2000:]]


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
    "catalogus (rdflib, pyshacl)": judge_catalogue,
    "sommen in R en een rekenblad": judge_sums,
    "tijdstempels (rfc3161-client, openssl)": judge_timestamps,
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
