"""The word of a third party that something was there at a moment (RFC 3161), asked of the service that the user configured.

Without it a moment is what the clock of this computer said. The answer lies beside the states, ``tijdstempels/<naam>.tsr``, and is
checked without the network. The package that reads it is in the extra ``tijdstempel``.
"""

import hashlib
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pipelines.basis.bevinding import FondskompasFout
from pipelines.bevroren.keten import message
from pipelines.bevroren.register import BevrorenStand

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

Stempelaar = Callable[[bytes], bytes]
"""What gives the timestamp of a message, as the bytes of the answer."""
_WACHT_S = 20
_HOOGSTENS_BYTES = 64 * 1024
_SPELING = timedelta(minutes=10)  # that two clocks may differ
_MEDIA = "application/timestamp-query"


@dataclass
class Stempelverslag:
    """What a check of the timestamps found; ``fouten`` and ``meldingen`` are Dutch sentences that name a state."""

    goed: list[str] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)


def stamp_path(standen: Path, naam: str) -> Path:
    """Where the timestamp of a state is, or would be."""
    return standen / "tijdstempels" / f"{naam}.tsr"


def make_stamper(adres: str) -> Stempelaar:
    """What asks the service at ``adres``; raises FondskompasFout when it does not give a timestamp of just this message."""
    if urlsplit(adres).scheme not in ("http", "https"):
        raise FondskompasFout(
            f"«{adres}» is geen adres van een tijdstempeldienst: geef een adres dat met https begint."
        )
    _library()  # without it nothing is asked

    def stamp(boodschap: bytes) -> bytes:
        rfc3161 = _library()
        gevraagd = (
            rfc3161.TimestampRequestBuilder()
            .data(boodschap)
            .hash_algorithm(rfc3161.HashAlgorithm.SHA256)
            .cert_request(cert_request=True)
            .build()
        )
        antwoord = _post(adres, gevraagd.as_bytes())
        if reden := _mismatch(antwoord, boodschap, gevraagd.nonce):
            raise FondskompasFout(f"De tijdstempeldienst {adres} gaf geen bruikbaar antwoord: {reden}.")
        return antwoord

    return stamp


def check_stamps(
    standen: Path, reeks: Sequence[BevrorenStand], wortels: Sequence[Path] = ()
) -> Stempelverslag:
    """Check the timestamp of every state that has one; ``wortels`` are files with the certificates (PEM) of services that are trusted.

    Raises FondskompasFout when there are timestamps and the package that reads them is not installed.
    """
    verslag = Stempelverslag()
    gestempeld = [stand for stand in reeks if stamp_path(standen, stand.naam).is_file()]
    if not gestempeld:
        return verslag
    vertrouwd = [certificaat for pad in wortels for certificaat in _read_certificates(pad)]
    for stand in gestempeld:
        _check_one(verslag, stand, stamp_path(standen, stand.naam).read_bytes(), vertrouwd)
    if not vertrouwd:
        verslag.meldingen.append(
            "Wie de tijdstempels gaf, is niet gecontroleerd. Geef met --tijdstempel-wortel het certificaat (PEM) van de dienst."
        )
    return verslag


def _check_one(
    verslag: Stempelverslag, stand: BevrorenStand, antwoord: bytes, vertrouwd: Sequence["Certificate"]
) -> None:
    boodschap = message(stand.kenmerk)
    if reden := _mismatch(antwoord, boodschap):
        verslag.fouten.append(f"Het tijdstempel van «{stand.naam}» klopt niet: {reden}.")
        return
    gelezen = _library().decode_timestamp_response(antwoord)
    if vertrouwd and (reden := _untrusted(gelezen, boodschap, vertrouwd)):
        verslag.fouten.append(
            f"Het tijdstempel van «{stand.naam}» is niet van een dienst die u vertrouwt: {reden}."
        )
        return
    moment: datetime = gelezen.tst_info.gen_time.astimezone(UTC).replace(tzinfo=None)
    bevroren = datetime.fromisoformat(stand.bevroren_op)
    if abs(moment - bevroren) > _SPELING:
        verslag.fouten.append(
            f"«{stand.naam}» zegt bevroren te zijn op {stand.bevroren_op}, en het tijdstempel is van {moment.isoformat()} (UTC)."
        )
    else:
        wie = "gecontroleerd" if vertrouwd else "zonder controle van de dienst"
        verslag.goed.append(f"«{stand.naam}» heeft een tijdstempel van {moment.isoformat()} (UTC), {wie}.")


def _mismatch(antwoord: bytes, boodschap: bytes, nonce: int | None = None) -> str:
    """Why an answer is no timestamp of this message; empty when it is."""
    try:
        gelezen = _library().decode_timestamp_response(antwoord)
        if gelezen.status != 0:
            return f"de dienst weigert ({'; '.join(gelezen.status_string) or f'status {gelezen.status}'})"
        afdruk = gelezen.tst_info.message_imprint
        som = {32: hashlib.sha256, 48: hashlib.sha384, 64: hashlib.sha512}.get(len(afdruk.message))
        if som is None or som(boodschap).digest() != afdruk.message:
            return "het is van iets anders"
        if nonce is not None and gelezen.tst_info.nonce != nonce:
            return "het is een antwoord op een andere vraag"
    except ValueError as fout:  # what the package gives for bytes that are no answer at all
        return f"het is niet te lezen ({fout})"
    return ""


def _untrusted(gelezen: Any, boodschap: bytes, vertrouwd: Sequence["Certificate"]) -> str:
    rfc3161 = _library()
    bouwer = rfc3161.VerifierBuilder()
    for certificaat in vertrouwd:
        bouwer = bouwer.add_root_certificate(certificaat)
    try:
        bouwer.build().verify_message(gelezen, boodschap)
    except (rfc3161.VerificationError, ValueError) as fout:
        return str(fout)
    return ""


def _post(adres: str, vraag: bytes) -> bytes:
    verzoek = urllib.request.Request(adres, vraag, {"Content-Type": _MEDIA}, method="POST")
    try:
        with urllib.request.urlopen(verzoek, timeout=_WACHT_S) as antwoord:
            return antwoord.read(_HOOGSTENS_BYTES)
    except (urllib.error.URLError, TimeoutError, OSError) as fout:
        raise FondskompasFout(
            f"De tijdstempeldienst {adres} is niet te bereiken ({fout}). Probeer het later, of bevries zonder tijdstempel."
        ) from fout


def _read_certificates(pad: Path) -> list["Certificate"]:
    from cryptography.x509 import load_pem_x509_certificates

    try:
        return load_pem_x509_certificates(pad.read_bytes())
    except (OSError, ValueError) as fout:
        raise FondskompasFout(f"{pad} is geen bestand met certificaten (PEM): {fout}") from fout


def _library() -> Any:
    """The package that reads timestamps; Any, because it is only there for who asked for it."""
    try:
        return import_module("rfc3161_client")
    except ImportError as fout:
        raise FondskompasFout(
            "Tijdstempels vragen een extra pakket. Installeer het met: pip install 'fondskompas[tijdstempel]'"
        ) from fout
