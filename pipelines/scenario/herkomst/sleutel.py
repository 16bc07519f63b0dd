"""The weight by which a changed line of a scenario is divided: in words, and the published figure that it is taken from."""

from pipelines.basis.queries import Rij
from pipelines.herkomst.model import Stap, Verwijzing
from pipelines.herkomst.woorden import circulaire_code

_UITKOMSTEN = {
    "inwoners": ("mart.gemeente", "inwoners"),
    "uitkeringsbasis": ("mart.algemene_uitkering", "uitkeringsbasis_eur"),
    "cluster": ("mart.algemene_uitkering_cluster", "voor_factor_eur"),
    "maatstaf": ("kern.volume", "volume"),
    "du": ("mart.uitkering", "bedrag_eur"),
}
_KOLOMMEN = {"cluster": "cluster", "maatstaf": "maatstaf", "du": "uitkering"}


def key_words(r: Rij) -> str:
    """What a part of a line is divided by. Row of ``queries/scenario/regels/bewijs.sql``."""
    sleutel: str = r["sleutel"]
    soort, _, naam = sleutel.partition(":")
    woorden = {
        "inwoners": f"inwoners op 1 januari {r['sleutel_jaar']}",
        "gelijk": "gelijke delen",
        "cluster": f"uitkeringsbasis van het cluster {naam}",
        "maatstaf": f"{r['sleutel_maatstaf']} ({naam})",
        "du": f"decentralisatie-uitkering {naam}",
        "kenmerk": f"{r['sleutel_maatstaf'] or naam}, {r['sleutel_jaar']}",
    }.get(soort, sleutel)
    uit = f", {r['circulaire_naam']} voor {r['sleutel_jaar']}" if r["circulaire_naam"] else ""
    return woorden + uit


def weight_source(r: Rij, gm_code: str) -> Verwijzing | None:
    """The published figure behind the weight of a gemeente; ``None`` for equal parts and for what was merged since.

    Of gemeenten that have merged the weight is a sum over codes of then, which a row of the proof does not name.
    """
    soort, _, naam = r["sleutel"].partition(":")
    if soort not in _UITKOMSTEN or r["aantal_delen"] > 1 or not r["gewicht"]:
        return None
    tabel, kolom = _UITKOMSTEN[soort]
    jaar, wie = str(r["sleutel_jaar"]), ("gm_code", gm_code)
    if soort == "inwoners":
        return Verwijzing(tabel, (("indeling_jaar", jaar), wie), kolom)
    bron = (("circulaire", circulaire_code(r["circulaire_naam"])), ("uitkeringsjaar", jaar), wie)
    rest = ((_KOLOMMEN[soort], naam),) if soort in _KOLOMMEN else ()
    return Verwijzing(tabel, (*bron, *rest), kolom)


def weight_step(r: Rij, gm_code: str) -> Stap:
    """The weight of the gemeente in a changed line, to be followed to the cells of the new key."""
    samen = f", som van {r['aantal_delen']} gemeenten van toen" if r["aantal_delen"] > 1 else ""
    tekst = f"Gewicht van de gemeente: {key_words(r)}{samen}"
    return Stap(tekst, None, r["gewicht"], "gewicht", r["sleutel_status"], weight_source(r, gm_code))
