"""Findings for a machine: everything a person sees, and the submitter's own keys of the row."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from pipelines.basis.bevinding import Bevinding, Ernst
from pipelines.basis.grenzen import STANDAARD, Grenzen
from pipelines.rapport.inhoud import read_sheets
from pipelines.rapport.plek import echo_keys, find_sheet
from pipelines.rapport.volgorde import group_findings


def report_as_json(
    bevindingen: Sequence[Bevinding], documenten: Mapping[str, Path], grenzen: Grenzen = STANDAARD
) -> str:
    """All findings as JSON, the worst first.

    ``documenten`` gives the file behind the name of a document; without a file a finding has no keys.
    """
    bladen = {naam: read_sheets(pad, grenzen) for naam, pad in documenten.items()}
    objecten = []
    for regel, groep in group_findings(bevindingen):
        for bevinding in groep:
            blad = find_sheet(bevinding, bladen.get(bevinding.document, []))
            sleutels = echo_keys(bevinding, blad) if blad else {}
            objecten.append({**asdict(bevinding), "regel": regel, "sleutels": sleutels})
    fouten = sum(b.ernst is Ernst.FOUT for b in bevindingen)
    aantal = {"fouten": fouten, "waarschuwingen": len(bevindingen) - fouten}
    return json.dumps({"aantal": aantal, "bevindingen": objecten}, ensure_ascii=False, indent=2)
