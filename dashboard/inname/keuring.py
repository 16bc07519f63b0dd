"""What a file may not bring along, looked at before anything is read of it: programs, and links to elsewhere."""

import io
import zipfile

from pipelines.basis.bevinding import FondskompasFout

_ACTIEF = ("vbaproject", "activex", "externallinks/", "embeddings/", "macrosheets/", "oleobject", "customui/")


def refuse_active(naam: str, inhoud: bytes) -> None:
    """Raise FondskompasFout for a workbook with macros, embedded objects or links to other files; what else it is is not judged here."""
    if not inhoud.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            delen = [deel.lower() for deel in archief.namelist()]
    except (
        zipfile.BadZipFile,
        ValueError,
        NotImplementedError,
    ):  # damaged, or of a kind that zipfile does not know
        return  # nothing was taken yet: the reader, which comes next, refuses it and says what is the matter
    if naam.lower().endswith((".xlsm", ".xlsb", ".xltm")) or any(
        a in deel for deel in delen for a in _ACTIEF
    ):
        raise FondskompasFout(
            "Dit bestand bevat macro's, ingesloten objecten of koppelingen naar andere bestanden, en wordt daarom niet aangenomen. "
            "Kopieer uw antwoorden naar het werkboek dat u hier ophaalt en lever dat in."
        )
