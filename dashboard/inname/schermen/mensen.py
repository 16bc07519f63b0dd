"""Who has which role in the organisation that one acts for: its beheerder gives and takes them, and never to himself."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Doorverwijzing

from dashboard.inname.schermen.opgave import house, who
from pipelines.basis.bevinding import FondskompasFout
from pipelines.inname.mensen.gebruikers import give_role, list_users, take_role
from pipelines.inname.mensen.rechten import ROLLEN_VAN, Rol


def register(blad: Blueprint) -> None:
    """Add the routes."""

    @blad.get("/mensen")
    def mensen() -> str:
        return _page()

    @blad.post("/mensen/geven")
    def rol_geven() -> Doorverwijzing:
        give_role(
            house().winkel, who().acting(), request.form.get("code", "").strip(), _organisation(), _role()
        )
        return redirect(url_for("inname.mensen", gelukt="rol"), 303)

    @blad.post("/mensen/nemen")
    def rol_nemen() -> Doorverwijzing:
        take_role(house().winkel, who().acting(), request.form.get("code", ""), _organisation(), _role())
        return redirect(url_for("inname.mensen", gelukt="rol_weg"), 303)


def _organisation() -> str:
    """The organisation that one acts for; its id never comes from a form."""
    organisatie = who().organisatie
    if organisatie is None:
        raise FondskompasFout("U hebt geen organisatie om rollen in te geven.")
    return organisatie.id


def _role() -> Rol:
    try:
        return Rol(request.form.get("rol", ""))
    except ValueError:
        raise FondskompasFout("Deze rol bestaat niet. Kies er een uit de lijst.") from None


def _page() -> str:
    ik = who()
    rijen: list[dict[str, Any]] = [
        {"code": wie.id, "naam": wie.naam or "naam gewist", "rol": str(rol), "is_ik": wie.id == ik.gebruiker}
        for wie, rollen in list_users(house().winkel, ik.acting(), _organisation())
        for rol in rollen
    ]
    soort = ik.organisatie.soort if ik.organisatie else ""
    return render_template("mensen.html", rijen=rijen, rollen=sorted(map(str, ROLLEN_VAN.get(soort, ()))))
