"""The key that frozen states and packs are signed with (Ed25519): made by a command, kept outside the data folder.

Whoever can write the data can recompute every hash; only who has this key can sign. So it never lies among the data, and
only its owner may read it. The public half stands beside the states, and in every pack.
"""

import hashlib
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.schijf import refuse, sync_folder, write_whole

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_ANDEREN = stat.S_IRWXG | stat.S_IRWXO
OPENBAAR = ".openbaar"


@dataclass(frozen=True)
class Ondertekenaar:
    """A private key that was read; ``openbaar`` is its public half as 64 hexadecimal digits."""

    openbaar: str
    _sleutel: "Ed25519PrivateKey"

    def sign(self, boodschap: bytes) -> str:
        """The signature of a message, as 128 hexadecimal digits; the same each time."""
        return self._sleutel.sign(boodschap).hex()


def fingerprint_key(openbaar: str) -> str:
    """How a public key is told to people: sixteen digits, to be compared by phone or on paper."""
    som = hashlib.sha256(openbaar.encode()).hexdigest()[:16]
    return " ".join(som[i : i + 4] for i in range(0, 16, 4))


def make_key(pad: Path, gegevens: Iterable[Path]) -> Ondertekenaar:
    """Make a key, readable by its owner alone, with its public half beside it.

    Raises FondskompasFout when there is one already (it is never replaced) or when ``pad`` lies in a folder with data.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    _refuse_among_data(pad, gegevens)
    prive = Ed25519PrivateKey.generate()
    try:
        pad.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beschrijver = os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(beschrijver, "wb") as bestand:
            bestand.write(_as_pem(prive))
            bestand.flush()
            os.fsync(bestand.fileno())
        sync_folder(pad.parent)
        sleutel = Ondertekenaar(_public_half(prive), prive)
        write_whole(pad.with_name(pad.name + OPENBAAR), f"{sleutel.openbaar}\n".encode())
    except FileExistsError as fout:
        raise FondskompasFout(
            f"Er is al een sleutel op {pad}, en die wordt nooit vervangen: wat ermee ondertekend is, blijft hem nodig "
            "hebben. Kies met FONDSKOMPAS_SLEUTEL een andere plek voor een nieuwe."
        ) from fout
    except OSError as fout:
        raise refuse(
            "De sleutel is niet te maken", fout, pad, "Kies met FONDSKOMPAS_SLEUTEL een andere plek."
        ) from fout
    return sleutel


def read_key(pad: Path, gegevens: Iterable[Path]) -> Ondertekenaar | None:
    """The key at ``pad``, or None when there is none.

    Raises FondskompasFout when it lies among the data, when others may read it, and when it is no key.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    if not pad.is_file():
        return None
    _refuse_among_data(pad, gegevens)
    if os.name != "nt" and pad.stat().st_mode & _ANDEREN:
        raise FondskompasFout(
            f"De sleutel {pad} is voor anderen te lezen en wordt daarom niet gebruikt. Geef hem terug aan zijn eigenaar "
            f"met `chmod 600 {pad}`, en maak een nieuwe als iemand hem gezien kan hebben."
        )
    try:
        prive = load_pem_private_key(pad.read_bytes(), password=None)
    except (ValueError, TypeError) as fout:
        raise _no_key(pad) from fout
    if not isinstance(prive, Ed25519PrivateKey):
        raise _no_key(pad)
    return Ondertekenaar(_public_half(prive), prive)


def read_public(pad: Path) -> str:
    """A public key from its file, as 64 digits or as PEM; raises FondskompasFout when it holds none."""
    tekst = pad.read_text(encoding="ascii", errors="replace").strip() if pad.is_file() else ""
    if tekst.startswith("-----BEGIN PUBLIC KEY-----"):
        tekst = _from_pem(tekst)
    if len(tekst) != 64 or set(tekst) - set("0123456789abcdef"):
        raise FondskompasFout(
            f"{pad} is geen openbare sleutel. Dat is een bestand met 64 tekens, zoals `fondskompas sleutel maak` het "
            f"naast de sleutel zet (met {OPENBAAR} achter de naam), of de sleutel.pem van een uitgave."
        )
    return tekst


def public_pem(openbaar: str) -> bytes:
    """A public key as PEM, which other programs read."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    sleutel = Ed25519PublicKey.from_public_bytes(bytes.fromhex(openbaar))
    return sleutel.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _from_pem(tekst: str) -> str:
    """The 64 digits of a public key in PEM; nothing when it is another kind of key, or none."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        sleutel = load_pem_public_key(tekst.encode())
    except (ValueError, UnsupportedAlgorithm):
        return ""
    return sleutel.public_bytes_raw().hex() if isinstance(sleutel, Ed25519PublicKey) else ""


def is_signed(openbaar: str, boodschap: bytes, handtekening: str) -> bool:
    """Whether whoever has the key signed this message."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(openbaar)).verify(
            bytes.fromhex(handtekening), boodschap
        )
    except (InvalidSignature, ValueError):
        return False
    return True


def _refuse_among_data(pad: Path, gegevens: Iterable[Path]) -> None:
    echt = pad.resolve()
    for map_ in gegevens:
        if echt.is_relative_to(map_.resolve()):
            raise FondskompasFout(
                f"De sleutel mag niet tussen de gegevens liggen ({pad}): wie die kan wijzigen, kan dan ook ondertekenen. "
                "Kies met FONDSKOMPAS_SLEUTEL een plek buiten die map."
            )


def _as_pem(prive: "Ed25519PrivateKey") -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    return prive.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _public_half(prive: "Ed25519PrivateKey") -> str:
    return prive.public_key().public_bytes_raw().hex()


def _no_key(pad: Path) -> FondskompasFout:
    return FondskompasFout(
        f"{pad} is geen sleutel van Fondskompas. Wijs met FONDSKOMPAS_SLEUTEL de goede aan, of maak er een met "
        "`fondskompas sleutel maak`."
    )
