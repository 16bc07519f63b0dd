"""The one matrix of who may ask what: every route of these pages by its name, with the roles that it is for.

What a role may do with one return, of which gemeente, and in which state is for the domain; this is the door before it. A route
without a line here is refused to everybody, and tests/dashboard/inname/test_rechten.py fails on it.
"""

from collections.abc import Collection, Mapping

GEMEENTE = frozenset({"invuller", "accordeur", "beheerder"})
FONDS = frozenset({"fondsbeheer", "vng"})
LEZEND = frozenset({"meekijker", "accountant"})
ROLLEN = GEMEENTE | FONDS | LEZEND
FONDSBEHEER = frozenset({"fondsbeheer"})
BEHEER = frozenset({"beheerder", "fondsbeheer"})
INVULLER = frozenset({"invuller"})
IEDER_MET_ROL = ROLLEN

IEDEREEN = frozenset({"*"})
"""Also who has not signed in."""
AANGEMELD = frozenset({"+"})
"""Who has signed in, also without any role."""

RECHTEN: Mapping[str, frozenset[str]] = {
    "aanmelden": IEDEREEN,
    "aanmelden_lokaal": IEDEREEN,
    "aanmelden_oidc": IEDEREEN,
    "aanmelden_terug": IEDEREEN,
    "afmelden": AANGEMELD,
    "static": IEDEREEN,
    "niet_gevonden": IEDEREEN,
    "begin": AANGEMELD,
    "organisatie": AANGEMELD,
    "beginnen": INVULLER,
    "opgave": IEDER_MET_ROL,
    "doel": INVULLER,
    "doel_bewaren": INVULLER,
    "indienen": INVULLER,
    "sjabloon": GEMEENTE | LEZEND,
    "inleveren": INVULLER,
    "bekijken": IEDER_MET_ROL,
    "accorderen": frozenset({"accordeur"}),
    "afwijzen": frozenset({"accordeur"}),
    "heropenen": frozenset({"invuller", "accordeur"}),
    "nieuwe-versie": INVULLER,
    "aanvaarden": FONDS,
    "terugsturen": FONDS,
    "loket": FONDS,
    "loket_veel": FONDS,
    "loket_alles": FONDS,
    "werk": FONDS,
    "rondes": FONDS,
    "ronde_openen": FONDS,
    "ronde_verlengen": FONDS,
    "bouw": FONDS,
    "bouw_starten": FONDS,
    "collega": INVULLER,
    "collega_vragen": INVULLER,
    "antwoord": IEDEREEN,
    "antwoord_geven": IEDEREEN,
    "bedankt": IEDEREEN,
    "opmerking": IEDEREEN,
    "opmerking_plaatsen": IEDEREEN,
    "opmerkingen": IEDER_MET_ROL,
    "opmerking_antwoord": GEMEENTE | FONDS,
    "opmerking_sluiten": FONDS,
    "bestand": IEDER_MET_ROL,
    "bewijzen": IEDER_MET_ROL,
    "bewijs": IEDER_MET_ROL,
    "bewijs_pdf": IEDER_MET_ROL,
    "keten": FONDSBEHEER,
    "wijzigingen": FONDSBEHEER,
    "wijziging_voorstellen": FONDSBEHEER,
    "wijziging_besluit": FONDSBEHEER,
    "mensen": BEHEER,
    "rol_geven": BEHEER,
    "rol_nemen": BEHEER,
    "ontheffingen": IEDER_MET_ROL,
    "ontheffing_vragen": GEMEENTE,
    "ontheffing_besluit": FONDS,
}


def may_enter(route: str, rollen: Collection[str] | None) -> bool:
    """Whether who has these roles, anywhere, may ask a route; ``None`` is who has not signed in."""
    wie = RECHTEN.get(route, frozenset())
    if wie is IEDEREEN:
        return True
    if rollen is None:
        return False
    return wie is AANGEMELD or bool(wie & set(rollen))
