"""Check a release: every file against the manifest, the manifest against its signature, and each release against the one before it."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.basis.bevinding import FondskompasFout
from pipelines.bevroren.register import hash_file
from pipelines.bevroren.sleutels import fingerprint_key, is_signed, read_public
from pipelines.open.uitgave import HANDTEKENING, MANIFEST, SLEUTEL, Vrijgegeven, list_releases, read_release


@dataclass
class Oordeel:
    """What a check found: ``fouten`` and ``meldingen`` are Dutch sentences; ``goed`` names what holds."""

    goed: list[str] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)


def check_folder(map_: Path, vertrouwd: Collection[str] = ()) -> Oordeel:
    """Check the release in a folder, or every release below it; ``vertrouwd`` are the public keys that may have signed (empty: any).

    Raises FondskompasFout when there is no release at all.
    """
    oordeel = Oordeel()
    eigen = [read_release(map_)] if (map_ / MANIFEST).is_file() else list_releases(map_)
    if not eigen:
        raise FondskompasFout(f"In {map_} staat geen uitgave van open data (een map met {MANIFEST}).")
    was_getekend = ""
    for vrijgegeven in eigen:
        naam = vrijgegeven.uitgave.naam
        fouten = [*_check_files(vrijgegeven), *_check_signature(vrijgegeven, vertrouwd, oordeel)]
        fouten += _check_previous(vrijgegeven, oordeel)
        if was_getekend and not vrijgegeven.openbaar:
            fouten.append(f"«{naam}» is niet ondertekend, en «{was_getekend}» ervóór wel.")
        was_getekend = naam if vrijgegeven.openbaar else was_getekend
        oordeel.fouten += fouten
        if not fouten:
            oordeel.goed.append(
                f"«{naam}», versie {vrijgegeven.uitgave.versie}: {len(vrijgegeven.bestanden)} bestanden ongewijzigd."
            )
    return oordeel


def _check_files(vrijgegeven: Vrijgegeven) -> Iterator[str]:
    """Every file that was changed, is missing, or is there without being named."""
    naam, map_ = vrijgegeven.uitgave.naam, vrijgegeven.map
    for pad, bestand in sorted(vrijgegeven.bestanden.items()):
        plek = map_ / pad
        if not plek.is_file() or not plek.resolve().is_relative_to(map_.resolve()):
            yield f"«{naam}»: {pad} ontbreekt."
        elif hash_file(plek) != bestand.sha256:
            yield f"«{naam}»: {pad} is gewijzigd (het manifest noemt sha256 {bestand.sha256[:16]}…)."
    bekend = {*vrijgegeven.bestanden, MANIFEST, HANDTEKENING}
    for plek in sorted(map_.rglob("*")):
        pad = plek.relative_to(map_).as_posix()
        if plek.is_file() and pad not in bekend:
            yield f"«{naam}»: {pad} hoort niet bij deze uitgave."


def _check_signature(vrijgegeven: Vrijgegeven, vertrouwd: Collection[str], oordeel: Oordeel) -> Iterator[str]:
    naam, map_, openbaar = vrijgegeven.uitgave.naam, vrijgegeven.map, vrijgegeven.openbaar
    getekend = (map_ / HANDTEKENING).is_file()
    if not openbaar:
        if getekend:
            yield f"«{naam}»: er is een handtekening, maar het manifest noemt geen sleutel."
        else:
            oordeel.meldingen.append(
                f"«{naam}» is niet ondertekend: wie de map kan wijzigen, kan ook het manifest opnieuw maken."
            )
        return
    wie = fingerprint_key(openbaar)
    if not getekend:
        yield f"«{naam}»: {HANDTEKENING} ontbreekt, en het manifest noemt sleutel {wie}."
    elif not is_signed(openbaar, (map_ / MANIFEST).read_bytes(), (map_ / HANDTEKENING).read_bytes().hex()):
        yield f"«{naam}»: de handtekening klopt niet (sleutel {wie}): het manifest is gewijzigd door iemand zonder de sleutel."
    elif vertrouwd and openbaar not in vertrouwd:
        yield f"«{naam}» is ondertekend met een sleutel die u hier niet vertrouwt ({wie})."
    elif (map_ / SLEUTEL).is_file() and read_public(map_ / SLEUTEL) != openbaar:
        yield f"«{naam}»: {SLEUTEL} is een andere sleutel dan die in het manifest ({wie})."
    else:
        oordeel.goed.append(f"«{naam}» is ondertekend met sleutel {wie}.")


def _check_previous(vrijgegeven: Vrijgegeven, oordeel: Oordeel) -> Iterator[str]:
    """The release before it, where it lies beside it, has to be the one that it followed on."""
    vorige = vrijgegeven.vorige
    if vorige is None:
        return
    manifest = vrijgegeven.map.resolve().parent / vorige["naam"] / MANIFEST
    if not manifest.is_file():
        oordeel.meldingen.append(
            f"«{vrijgegeven.uitgave.naam}» volgt op «{vorige['naam']}», en die staat er niet naast."
        )
    elif hashlib.sha256(manifest.read_bytes()).hexdigest() != vorige["sha256"]:
        yield f"«{vrijgegeven.uitgave.naam}» volgt op een andere «{vorige['naam']}» dan die er nu staat: die is gewijzigd."
