"""Open the returns loop for a server: its store, and on one computer without a provider what a demonstration needs."""

import logging
from collections.abc import Callable

from flask import Flask

from dashboard.gegevens.toestand import default_year
from dashboard.gegevens.uitgave import Gegevens
from dashboard.inname import wegen
from dashboard.inname.huis import open_house, refuse_unsafe
from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.instellingen import Instellingen
from pipelines.inname.aanvaarden import open_and_recover
from pipelines.inname.demo import seed_demo
from pipelines.inname.opslag.winkel import Winkel
from pipelines.inname.rondes import list_rounds

_LOG = logging.getLogger(__name__)


def inname_of(keuzes: Instellingen) -> Callable[[Flask, Gegevens], None]:
    """What adds the pages of the returns loop to a server; raises FondskompasFout for what a production server must not be."""
    refuse_unsafe(keuzes)

    def add(server: Flask, gegevens: Gegevens) -> None:
        winkel = open_and_recover(keuzes)
        huis = open_house(server, winkel, keuzes, gegevens)
        if huis.is_lokaal:
            _seed_demo(huis.winkel, keuzes, gegevens)
        wegen.register(server, huis)

    return add


def _seed_demo(winkel: Winkel, keuzes: Instellingen, gegevens: Gegevens) -> None:
    """Roles and a round over the last year that ended; without figures there is nothing yet to make them from."""
    try:
        jaren = gegevens.read("jaren")["uitkeringsjaar"].to_list()
        if not list_rounds(winkel):
            seed_demo(winkel, keuzes.demo_gemeente, default_year(jaren) - 1)
    except FondskompasFout as fout:
        _LOG.warning("Er is nog geen demonstratie van opgaven: %s", fout)
