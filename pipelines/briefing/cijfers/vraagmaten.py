"""What the columns of the queries behind the open questions measure."""

from pipelines.briefing.cijfers.maat import Maat, count_measure

AANNAMES = {
    "regels": count_measure("Regels van de envelop in {jaar}", "regels van {jaar}", cellen="regels_cellen"),
    "aangenomen_regels": count_measure(
        "Aangenomen regels in {jaar}", "regels met status aanname", cellen="aangenomen_regels_cellen"
    ),
    "aangenomen_sleutels": count_measure(
        "Aangenomen sleutels in {jaar}",
        "regels waarvan de sleutel een aanname is",
        cellen="aangenomen_sleutels_cellen",
    ),
    "prijzen": count_measure("Prijzen per eenheid", "rijen van pok/prijzen.csv", cellen="prijzen_cellen"),
    "aangenomen_prijzen": count_measure(
        "Aangenomen prijzen", "prijzen met status aanname", cellen="aangenomen_prijzen_cellen"
    ),
    "aansluitingen": count_measure(
        "Aansluitingen", "rijen van mart.aansluiting", cellen="aansluitingen_cellen"
    ),
    "sluitend": count_measure("Sluitende aansluitingen", "oordeel sluit aan", cellen="sluitend_cellen"),
    "verklaard": count_measure("Verklaarde aansluitingen", "oordeel verklaard", cellen="verklaard_cellen"),
    "open_vragen": count_measure("Open vragen", "oordeel open vraag", cellen="open_vragen_cellen"),
    "afwijkend": count_measure("Afwijkende aansluitingen", "oordeel wijkt af"),
}
OPEN_VRAAG = {
    kolom: Maat(
        f"{{omschrijving}}, {naam}",
        "eur_cent",
        afleiding,
        "afgeleid",
        (f"mart.aansluiting?code={{code}}#{kolom}",),
        uit=uit,
    )
    for kolom, naam, afleiding, uit in (
        ("links_eur", "berekend", "linkerkant van aansluiting {code}", ()),
        ("rechts_eur", "genoemd", "rechterkant van aansluiting {code}; bron: {bron}", ()),
        ("verschil_eur", "verschil", "{links_eur} − {rechts_eur}", ("links_eur", "rechts_eur")),
    )
}
BRON = {
    "bedrag_eur": Maat(
        "Regels met bron ‘{bron_kort}’",
        "mln",
        "som van de regels met deze bron",
        cellen="bedrag_cellen",
    )
}
