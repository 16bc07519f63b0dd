"""The same bytes for the same content: Office files without the moment of making.

An Office file is a zip; its libraries write the time of day in every entry and in the core properties, and a chart on a
slide holds a workbook that does the same.
"""

import io
import re
import zipfile
from datetime import datetime

_TIJDEN = re.compile(rb"(<(?:dcterms:(?:created|modified)|cp:lastPrinted)\b[^>]*(?<!/)>)[^<]*")
_ZIPS = (".xlsx", ".pptx")


def fix_bytes(inhoud: bytes, moment: datetime) -> bytes:
    """Rewrite an Office file with one moment everywhere."""
    uit = io.BytesIO()
    nu = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    tijd = max(moment.timetuple()[:6], (1980, 1, 1, 0, 0, 0))
    with (
        zipfile.ZipFile(io.BytesIO(inhoud)) as bron,
        zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as doel,
    ):
        for naam in bron.namelist():
            deel = bron.read(naam)
            if naam.endswith(_ZIPS):
                deel = fix_bytes(deel, moment)
            elif naam == "docProps/core.xml":
                deel = _TIJDEN.sub(lambda treffer: treffer[1] + nu, deel)
            kop = zipfile.ZipInfo(naam, date_time=tijd)
            kop.compress_type = zipfile.ZIP_DEFLATED
            kop.external_attr = 0o644 << 16
            doel.writestr(kop, deel)
    return uit.getvalue()
