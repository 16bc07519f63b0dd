"""What the columns of the queries behind the open questions measure."""

from pipelines.briefing.maat import Maat, count_measure

_JAAR = "mart.envelop?uitkeringsjaar={jaar}#bedrag_eur"
AANNAMES = {
    "regels": count_measure("Regels van de envelop in {jaar}", "regels van {jaar}"),
    "aangenomen_regels": count_measure("Aangenomen regels in {jaar}", "regels met status aanname"),
    "aangenomen_sleutels": count_measure(
        "Aangenomen sleutels in {jaar}", "regels waarvan de sleutel een aanname is"
    ),
    "prijzen": count_measure("Prijzen per eenheid", "rijen van pok/prijzen.csv"),
    "aangenomen_prijzen": count_measure("Aangenomen prijzen", "prijzen met status aanname"),
    "aansluitingen": count_measure("Aansluitingen", "rijen van mart.aansluiting"),
    "sluitend": count_measure("Sluitende aansluitingen", "oordeel sluit aan"),
    "verklaard": count_measure("Verklaarde aansluitingen", "oordeel verklaard"),
    "open_vragen": count_measure("Open vragen", "oordeel open vraag"),
    "afwijkend": count_measure("Afwijkende aansluitingen", "oordeel wijkt af"),
}
OPEN_VRAAG = {
    kolom: Maat(
        f"{{omschrijving}}, {naam}",
        "eur_cent",
        afleiding,
        "afgeleid",
        (f"mart.aansluiting?code={{code}}#{kolom}",),
    )
    for kolom, naam, afleiding in (
        ("links_eur", "berekend", "linkerkant van aansluiting {code}"),
        ("rechts_eur", "genoemd", "rechterkant van aansluiting {code}; bron: {bron}"),
        ("verschil_eur", "verschil", "{links_eur} − {rechts_eur}"),
    )
}
BRON = {
    "bedrag_eur": Maat(
        "Regels met bron ‘{bron}’",
        "mln",
        "som van de regels met deze bron = {bedrag_eur} euro",
        verwijzingen=(_JAAR,),
    )
}
