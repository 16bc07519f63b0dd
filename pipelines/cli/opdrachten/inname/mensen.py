"""``fondskompas inname gebruiker`` and ``organisaties``: who takes part."""

from typing import Annotated

import typer

from pipelines.basis.bevinding import FondskompasFout
from pipelines.cli.opdrachten.inname.winkel import opened
from pipelines.cli.taal import Opdracht, new_app
from pipelines.inname import werkboek
from pipelines.inname.mensen.gebruikers import give_role, list_users, sign_in, take_role
from pipelines.inname.mensen.organisaties import find_organisation, sync_organisations
from pipelines.inname.mensen.rechten import Rol
from pipelines.inname.opslag.keten import OPDRACHTREGEL

gebruikers = new_app("Gebruikers en hun rollen.")


def organisaties(ctx: typer.Context) -> None:
    """Maak VNG, het fonds en elke gemeente van data/raw aan, elke gemeente met een proefgemeente; wat er is, blijft."""
    with opened(ctx) as winkel:
        aantal = sync_organisations(winkel, OPDRACHTREGEL, werkboek.gemeenten_of(winkel.keuzes))
    typer.echo(f"{aantal} organisaties gemaakt.")


@gebruikers.command("toevoegen", cls=Opdracht, short_help="Maak een gebruiker bekend.")
def toevoegen(
    ctx: typer.Context,
    issuer: Annotated[str, typer.Option("--issuer", metavar="URL", help="De aanmelddienst (iss).")],
    sub: Annotated[
        str, typer.Option("--sub", metavar="SUB", help="Wie het daar is (sub); nooit het mailadres.")
    ],
    naam: Annotated[str, typer.Option("--naam", metavar="NAAM", help="Hoe de gebruiker heet.")] = "",
    mail: Annotated[str, typer.Option("--mail", metavar="MAIL", help="Waar berichten heen gaan.")] = "",
) -> None:
    """Maak een gebruiker bekend voordat hij zich aanmeldt; zonder rol kan hij niets."""
    with opened(ctx) as winkel:
        wie = sign_in(winkel, issuer, sub, naam, mail)
    typer.echo(f"Gebruiker {wie.id}. Geef een rol met: fondskompas inname gebruiker rol {wie.id} …")


@gebruikers.command("rol", cls=Opdracht, short_help="Geef of ontneem een rol.")
def rol(
    ctx: typer.Context,
    gebruiker: Annotated[str, typer.Argument(metavar="GEBRUIKER", help="Het kenmerk van de gebruiker.")],
    welke: Annotated[
        str, typer.Argument(metavar="ROL", help="invuller, accordeur, beheerder, vng, fondsbeheer …")
    ],
    organisatie: Annotated[
        str, typer.Option("--organisatie", metavar="CODE", help="CBS-code van een gemeente, vng of rijk.")
    ],
    proef: Annotated[bool, typer.Option("--proef", help="Bij de proefgemeente.")] = False,
    weg: Annotated[bool, typer.Option("--weg", help="Ontneem de rol.")] = False,
) -> None:
    """Geef een gebruiker een rol in een organisatie, of ontneem haar; met de rol eindigen zijn sessies."""
    if welke not in set(Rol) - {Rol.OPDRACHTREGEL}:
        raise FondskompasFout(
            f"De rol «{welke}» bestaat niet. Kies uit: {', '.join(sorted(set(Rol) - {Rol.OPDRACHTREGEL}))}."
        )
    with opened(ctx) as winkel:
        org = find_organisation(winkel, organisatie, proef=proef)
        doe = take_role if weg else give_role
        veranderd = doe(winkel, OPDRACHTREGEL, gebruiker, org.id, Rol(welke))
    wat = "heeft nu niet meer" if weg else "heeft nu"
    typer.echo(
        f"{gebruiker} {wat} de rol {welke} bij {org.naam}."
        if veranderd
        else "Dat was al zo; er is niets veranderd."
    )


@gebruikers.command("toon", cls=Opdracht, short_help="Toon gebruikers en rollen.")
def toon(ctx: typer.Context) -> None:
    """Toon wie bekend is, met zijn rollen."""
    with opened(ctx) as winkel:
        for wie, rollen in list_users(winkel, OPDRACHTREGEL):
            typer.echo(f"{wie.id}  {wie.naam or '(gewist)'}  {', '.join(rollen) or 'geen rol'}")
