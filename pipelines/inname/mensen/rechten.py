"""Who may do what: one matrix of role and act, and the question that every act asks before it does anything."""

from enum import StrEnum

from sqlalchemy import Connection, select

from pipelines.basis.bevinding import FondskompasFout
from pipelines.inname.opslag.keten import Wie
from pipelines.inname.opslag.tabellen import rol


class Rol(StrEnum):
    """What somebody may be for an organisation; ``opdrachtregel`` is who has a shell and is given to nobody."""

    INVULLER = "invuller"
    ACCORDEUR = "accordeur"
    BEHEERDER = "beheerder"
    MEEKIJKER = "meekijker"
    ACCOUNTANT = "accountant"
    VNG = "vng"
    FONDSBEHEER = "fondsbeheer"
    OPDRACHTREGEL = "opdrachtregel"


class Handeling(StrEnum):
    """Everything that can be done; also what an event of the audit chain is called."""

    LEES_EIGEN = "lees_eigen"
    VUL_IN = "vul_in"
    UPLOAD = "upload"
    DIEN_IN = "dien_in"
    ACCORDEER = "accordeer"
    WIJS_AF = "wijs_af"
    HEROPEN = "heropen"
    NIEUWE_VERSIE = "nieuwe_versie"
    VRAAG_COLLEGA = "vraag_collega"
    VRAAG_ONTHEFFING = "vraag_ontheffing"
    BEANTWOORD_OPMERKING = "beantwoord_opmerking"
    BEHEER_EIGEN = "beheer_eigen"
    DOWNLOAD_BEWIJS = "download_bewijs"
    LEES_STAND = "lees_stand"
    LEES_INGEDIEND = "lees_ingediend"
    ONTVANG = "ontvang"
    AANVAARD = "aanvaard"
    STUUR_TERUG = "stuur_terug"
    HERINNER = "herinner"
    BEHEER_RONDE = "beheer_ronde"
    BESLUIT_ONTHEFFING = "besluit_ontheffing"
    SLUIT_OPMERKING = "sluit_opmerking"
    STEL_VOOR = "stel_voor"
    BESLUIT_WIJZIGING = "besluit_wijziging"
    BEHEER_ALLEN = "beheer_allen"
    LEES_KETEN = "lees_keten"


_GEMEENTE = frozenset({Rol.INVULLER, Rol.ACCORDEUR, Rol.BEHEERDER, Rol.MEEKIJKER, Rol.ACCOUNTANT})
_RIJK = frozenset({Rol.VNG, Rol.FONDSBEHEER})
_SHELL = frozenset({Rol.OPDRACHTREGEL})
ROLLEN_VAN = {
    "gemeente": _GEMEENTE,
    "vng": frozenset({Rol.VNG, Rol.MEEKIJKER, Rol.ACCOUNTANT, Rol.BEHEERDER}),
    "rijk": frozenset({Rol.FONDSBEHEER, Rol.MEEKIJKER, Rol.ACCOUNTANT, Rol.BEHEERDER}),
}
"""Which roles an organisation of each kind can have."""

EIGEN: dict[Handeling, frozenset[Rol]] = {
    Handeling.LEES_EIGEN: _GEMEENTE,
    Handeling.VUL_IN: frozenset({Rol.INVULLER}),
    Handeling.UPLOAD: frozenset({Rol.INVULLER}),
    Handeling.DIEN_IN: frozenset({Rol.INVULLER}),
    Handeling.NIEUWE_VERSIE: frozenset({Rol.INVULLER}),
    Handeling.VRAAG_COLLEGA: frozenset({Rol.INVULLER}),
    Handeling.HEROPEN: frozenset({Rol.INVULLER, Rol.ACCORDEUR}),
    Handeling.ACCORDEER: frozenset({Rol.ACCORDEUR}),
    Handeling.WIJS_AF: frozenset({Rol.ACCORDEUR}),
    Handeling.VRAAG_ONTHEFFING: frozenset({Rol.INVULLER, Rol.ACCORDEUR, Rol.BEHEERDER}),
    Handeling.BEHEER_EIGEN: frozenset({Rol.BEHEERDER}),
}
"""What is done for the own organisation, and by which roles in it."""
ALLE: dict[Handeling, frozenset[Rol]] = {
    Handeling.LEES_STAND: _RIJK,
    Handeling.LEES_INGEDIEND: _RIJK,
    Handeling.ONTVANG: _RIJK,
    Handeling.AANVAARD: _RIJK | _SHELL,
    Handeling.STUUR_TERUG: _RIJK,
    Handeling.HERINNER: _RIJK,
    Handeling.BEHEER_RONDE: _RIJK | _SHELL,
    Handeling.BESLUIT_ONTHEFFING: _RIJK,
    Handeling.SLUIT_OPMERKING: _RIJK,
    Handeling.STEL_VOOR: frozenset({Rol.FONDSBEHEER}),
    Handeling.BESLUIT_WIJZIGING: frozenset({Rol.FONDSBEHEER}),
    Handeling.BEHEER_ALLEN: frozenset({Rol.FONDSBEHEER}) | _SHELL,
    Handeling.LEES_KETEN: frozenset({Rol.FONDSBEHEER}) | _SHELL,
}
"""What VNG, the fund or who has a shell does, whichever organisation it is about."""
BEIDE: dict[Handeling, frozenset[Rol]] = {
    Handeling.DOWNLOAD_BEWIJS: _GEMEENTE | _RIJK,
    Handeling.BEANTWOORD_OPMERKING: frozenset({Rol.INVULLER, Rol.ACCORDEUR, Rol.BEHEERDER}) | _RIJK,
}
"""What a gemeente does for itself, and VNG and the fund for all."""
RECHTEN = EIGEN | ALLE | BEIDE


class GeenRecht(FondskompasFout):
    """Somebody may not do this, or may not know that what it is about exists."""


def may(rollen: frozenset[Rol], handeling: Handeling, *, eigen: bool) -> bool:
    """Whether these roles allow this; ``eigen``: it is about the organisation that they are roles in."""
    toegestaan = RECHTEN[handeling] & rollen
    if handeling in EIGEN:
        return eigen and bool(toegestaan)
    if handeling in BEIDE:
        return bool(toegestaan & _RIJK) or (eigen and bool(toegestaan))
    return bool(toegestaan)


def read_roles(con: Connection, wie: Wie) -> frozenset[Rol]:
    """The roles that somebody has now in the organisation he acts for; what was taken away is gone at once."""
    if wie.gebruiker == Rol.OPDRACHTREGEL:
        return _SHELL
    vraag = select(rol.c.rol).where(rol.c.gebruiker == wie.gebruiker, rol.c.organisatie == wie.organisatie)
    return frozenset(Rol(r) for r in con.execute(vraag).scalars())


def require(
    con: Connection, wie: Wie, handeling: Handeling, organisatie: str | None = None
) -> frozenset[Rol]:
    """The roles of who acts; raises GeenRecht when they do not allow this for ``organisatie`` (None: for nobody in particular)."""
    rollen = read_roles(con, wie)
    if not may(rollen, handeling, eigen=organisatie is not None and organisatie == wie.organisatie):
        raise GeenRecht(
            "U hebt hier geen recht op. Vraag de beheerder van uw organisatie om de rol die u nodig hebt, of kies rechtsboven de "
            "organisatie waarvoor u dit doet."
        )
    if wie.namens is not None and not read_roles(con, Wie(wie.namens, wie.organisatie)):
        raise GeenRecht("Namens deze persoon kunt u niets doen: die heeft geen rol in uw organisatie.")
    return rollen
