"""Users and their roles. A user is known by issuer and subject of who signed him in, never by a mail address; roles live here."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from pipelines.basis.bevinding import FondskompasFout
from pipelines.inname.mensen.organisaties import read_organisation
from pipelines.inname.mensen.rechten import ROLLEN_VAN, GeenRecht, Handeling, Rol, may, read_roles, require
from pipelines.inname.opslag.keten import Wie, record
from pipelines.inname.opslag.tabellen import NAAM_LENGTE, gebruiker, new_id, organisatie, rol, sessie
from pipelines.inname.opslag.winkel import Winkel

LOKAAL = "lokaal"
"""Who signs in the persons of the demonstration, without a password; production refuses it. What they sign is a ``voorbeeld``."""


@dataclass(frozen=True)
class Gebruiker:
    """A person; name and address are gone once retention has taken them."""

    id: str
    issuer: str | None
    sub: str | None
    naam: str | None
    mail: str | None


@dataclass(frozen=True)
class Rolrij:
    """That somebody has a role in an organisation."""

    gebruiker: str
    organisatie: str
    organisatie_naam: str
    is_proef: bool
    rol: Rol


def sign_in(winkel: Winkel, issuer: str, sub: str, naam: str = "", mail: str = "") -> Gebruiker:
    """The user of this issuer and subject, made when new (without any role), with name and address as they are told now.

    Raises FondskompasFout when issuer or subject is empty, longer than what may be kept, or has control characters.
    """
    if not issuer or not sub or len(issuer) > 500 or len(sub) > 255 or not f"{issuer}{sub}".isprintable():
        raise FondskompasFout("De aanmelddienst noemde geen bruikbare gebruiker. Vraag uw beheerder om hulp.")
    gegevens = {"naam": _clean(naam)[:NAAM_LENGTE] or None, "mail": _check_mail(mail)}
    with winkel.write() as con:
        vraag = select(gebruiker).where(gebruiker.c.issuer == issuer, gebruiker.c.sub == sub)
        rij = con.execute(vraag).mappings().first()
        if rij is None:
            id_ = new_id()
            con.execute(
                insert(gebruiker).values(
                    id=id_,
                    issuer=issuer,
                    sub=sub,
                    aangemaakt_op=winkel.klok(),
                    laatst_gezien_op=winkel.klok(),
                    **gegevens,
                )
            )
            record(con, winkel, Wie(id_), "nieuwe_gebruiker", f"gebruiker:{id_}")
        else:
            id_ = rij["id"]
            blijft = {k: v for k, v in gegevens.items() if v}
            con.execute(
                update(gebruiker)
                .where(gebruiker.c.id == id_)
                .values(laatst_gezien_op=winkel.klok(), **blijft)
            )
        return _read(con, id_)


def read_user(winkel: Winkel, id_: str) -> Gebruiker:
    """The user with this id; raises FondskompasFout when there is none."""
    with winkel.read() as con:
        return _read(con, id_)


def list_users(
    winkel: Winkel, wie: Wie, organisatie_id: str | None = None
) -> list[tuple[Gebruiker, list[Rol]]]:
    """Who has a role in an organisation, for its beheerder and for the fund; without one: everybody, for the fund."""
    with winkel.read() as con:
        if organisatie_id is None:
            require(con, wie, Handeling.BEHEER_ALLEN)
        else:
            _require_admin(con, wie, organisatie_id)
        vraag = select(gebruiker, rol.c.rol).join(
            rol, rol.c.gebruiker == gebruiker.c.id, isouter=organisatie_id is None
        )
        if organisatie_id is not None:
            vraag = vraag.where(rol.c.organisatie == organisatie_id)
        per_id: dict[str, tuple[Gebruiker, list[Rol]]] = {}
        for rij in con.execute(vraag.order_by(gebruiker.c.naam, gebruiker.c.id, rol.c.rol)).mappings():
            _, rollen = per_id.setdefault(rij["id"], (_as_user(rij), []))
            if rij["rol"] is not None and rij["rol"] not in rollen:
                rollen.append(Rol(rij["rol"]))
    return list(per_id.values())


def roles_of(winkel: Winkel, gebruiker_id: str) -> list[Rolrij]:
    """Every role of a user, by organisation: what he can choose to act for."""
    vraag = (
        select(rol, organisatie.c.naam, organisatie.c.is_proef)
        .join(organisatie, organisatie.c.id == rol.c.organisatie)
        .where(rol.c.gebruiker == gebruiker_id)
        .order_by(organisatie.c.is_proef, organisatie.c.naam, rol.c.rol)
    )
    with winkel.read() as con:
        return [
            Rolrij(r["gebruiker"], r["organisatie"], r["naam"], r["is_proef"], Rol(r["rol"]))
            for r in con.execute(vraag).mappings()
        ]


def give_role(winkel: Winkel, wie: Wie, gebruiker_id: str, organisatie_id: str, nieuw: Rol) -> bool:
    """Give a user a role in an organisation; False when he had it. Raises GeenRecht, and FondskompasFout when it does not fit.

    A beheerder of a gemeente gives the roles of that gemeente, and not to himself: whoever hands out roles takes none.
    """
    with winkel.write() as con:
        _require_admin(con, wie, organisatie_id)
        org = read_organisation(con, organisatie_id)
        _read(con, gebruiker_id)
        if nieuw not in ROLLEN_VAN[org.soort]:
            raise FondskompasFout(
                f"De rol {nieuw} bestaat niet voor {org.naam}. Kies uit: {', '.join(sorted(ROLLEN_VAN[org.soort]))}."
            )
        if gebruiker_id == wie.gebruiker:
            raise GeenRecht("Uzelf geeft u geen rol: laat een andere beheerder dat doen.")
        if nieuw in _roles(con, gebruiker_id, organisatie_id):
            return False
        con.execute(
            insert(rol).values(
                gebruiker=gebruiker_id, organisatie=organisatie_id, rol=nieuw, sinds=winkel.klok()
            )
        )
        record(
            con,
            winkel,
            wie,
            "geef_rol",
            f"gebruiker:{gebruiker_id}",
            na={"organisatie": organisatie_id, "rol": nieuw},
        )
    return True


def take_role(winkel: Winkel, wie: Wie, gebruiker_id: str, organisatie_id: str, oud: Rol) -> bool:
    """Take a role away, with every session of that user; False when he did not have it."""
    with winkel.write() as con:
        _require_admin(con, wie, organisatie_id)
        if oud not in _roles(con, gebruiker_id, organisatie_id):
            return False
        con.execute(
            delete(rol).where(
                rol.c.gebruiker == gebruiker_id, rol.c.organisatie == organisatie_id, rol.c.rol == oud
            )
        )
        con.execute(delete(sessie).where(sessie.c.gebruiker == gebruiker_id))
        record(
            con,
            winkel,
            wie,
            "neem_rol",
            f"gebruiker:{gebruiker_id}",
            {"organisatie": organisatie_id, "rol": oud},
        )
    return True


def _require_admin(con: Connection, wie: Wie, organisatie_id: str) -> None:
    if not may(read_roles(con, wie), Handeling.BEHEER_ALLEN, eigen=False):
        require(con, wie, Handeling.BEHEER_EIGEN, organisatie_id)


def _roles(con: Connection, gebruiker_id: str, organisatie_id: str) -> set[str]:
    vraag = select(rol.c.rol).where(rol.c.gebruiker == gebruiker_id, rol.c.organisatie == organisatie_id)
    return set(con.execute(vraag).scalars())


def _read(con: Connection, id_: str) -> Gebruiker:
    rij = con.execute(select(gebruiker).where(gebruiker.c.id == id_)).mappings().first()
    if rij is None:
        raise FondskompasFout("Deze gebruiker bestaat niet.")
    return _as_user(rij)


def _as_user(rij: RowMapping) -> Gebruiker:
    return Gebruiker(rij["id"], rij["issuer"], rij["sub"], rij["naam"], rij["mail"])


def _clean(tekst: str) -> str:
    """Text of somebody else in one line, without what no screen shows."""
    return " ".join("".join(t if t.isprintable() else " " for t in tekst).split())


def _check_mail(mail: str) -> str | None:
    """An address that fits in a header as it is, or None."""
    goed = (
        3 <= len(mail) <= 254
        and mail.isprintable()
        and mail.count("@") == 1
        and not set(mail) & set(" ,;<>\"'()")
    )
    return mail if goed else None


def is_local(con: Connection, gebruikers: Iterable[str | None]) -> bool:
    """Whether one of these users is a person of the demonstration."""
    vraag = select(gebruiker.c.id).where(
        gebruiker.c.issuer == LOKAAL, gebruiker.c.id.in_([g for g in gebruikers if g])
    )
    return con.execute(vraag.limit(1)).first() is not None
