"""A scenario in an address: the text of its file, packed so that it fits, and checked like a file when it is unpacked.

``1`` is the version of the packing: raw deflate with the words below known beforehand, in base64 for addresses. The words
belong to the version; another list makes old links unreadable.
"""

import base64
import binascii
import re
import zlib

from pipelines.basis.bevinding import FondskompasFout

HOOGSTENS_BYTES = 64 * 1024
HOOGSTENS_TEKENS = 6000
_VERSIE = "1"
_LINK = re.compile(rf"{_VERSIE}([A-Za-z0-9_-]+)", re.ASCII)
# most used last, as zlib wants it
_WOORDEN = (
    b'toelichting = "totaal_wijzigt = true\n[[vervalt]]\n[[voeg_toe]]\n"buiten_gemeentefonds"\nvorm = "spuk"\nvorm = "du"\n'
    b'vorm = "au"\ndoel = "[ingroei]\n"2025" = "0.15"\n[prijzen]\nfte_raadslieden = 100000\nfte_leren = ido_locaties = '
    b'fte_zvh = fte_kind_gezin = fte_integraal = fte_wijkteams = 105000\n"maatstaf:"du:personen met verward gedrag"cluster:'
    b'"gelijk"geen"sleutel_circulaire = "M2024"\nsleutel = "uitkeringsbasis"\nsleutel = "inwoners"\nsleutel_jaar = 2025\n'
    b'erbij_eur = -5000000\nregel = "spuk-ido-inwoners"regel = "spuk-ido-opleiding"regel = "buiten-ido-rest"regel = "du-overig"'
    b'regel = "du-zorg_en_veiligheid"regel = "au-kind_en_gezin"regel = "au-leervermogen"regel = "au-integraal_werken"'
    b'regel = "au-rechtsbescherming"\nregel = "au-wijkteams"\nregel = "buiten-overig"\nbedrag_eur = 13750000\n'
    b'naam = "Scenario"\n\n[[wijzig]]\nuitkeringsjaar = [2025, 2026, 2027]\nregel = "'
)


def pack(tekst: str) -> str:
    """The text of a scenario file for in an address; raises FondskompasFout when it is too long for one."""
    pakker = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=_WOORDEN)
    inhoud = tekst.encode()
    ingepakt = pakker.compress(inhoud + zlib.crc32(inhoud).to_bytes(4)) + pakker.flush()
    link = _VERSIE + base64.urlsafe_b64encode(ingepakt).decode().rstrip("=")
    if len(inhoud) > HOOGSTENS_BYTES or len(link) > HOOGSTENS_TEKENS:
        raise FondskompasFout(
            "Dit scenario is te groot voor een link. Gebruik het bestand met `fondskompas scenario reken`, of voeg blokken samen."
        )
    return link


def unpack(link: str) -> str:
    """The text that was packed; raises FondskompasFout when the link is damaged, cut off or of another version."""
    treffer = _LINK.fullmatch(link)
    if treffer is None or len(link) > HOOGSTENS_TEKENS:
        raise _unreadable()
    try:
        ingepakt = base64.urlsafe_b64decode(treffer[1] + "=" * (-len(treffer[1]) % 4))
        uitpakker = zlib.decompressobj(-15, zdict=_WOORDEN)
        alles = uitpakker.decompress(ingepakt, HOOGSTENS_BYTES + 5)  # a link never fills the memory
        inhoud, som = alles[:-4], alles[-4:]
        heel = uitpakker.eof and not uitpakker.unused_data and len(alles) <= HOOGSTENS_BYTES + 4
        if not heel or zlib.crc32(inhoud).to_bytes(4) != som:
            raise _unreadable()
        return inhoud.decode()
    except (binascii.Error, zlib.error, UnicodeDecodeError) as fout:
        raise _unreadable() from fout


def _unreadable() -> FondskompasFout:
    return FondskompasFout(
        "Het scenario in deze link is niet te lezen: de link is niet heel overgenomen of van een andere versie. "
        "Vraag de link opnieuw, of laad het scenario als bestand."
    )
