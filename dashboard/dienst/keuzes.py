"""How an organisation runs the dashboard, as far as a request meets it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.basis.bevinding import FondskompasFout

if TYPE_CHECKING:
    from pipelines.basis.instellingen import Instellingen

SAMEN_TELLEN = "PROMETHEUS_MULTIPROC_DIR"
"""Where processes write what they count, when there is more than one; set before what counts is imported."""
_CONTACT = ("mailto:", "https:")
_EIGEN_COMPUTER = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Bediening:
    """``hosts`` are the names it may be asked by (none is any), ``hops`` the proxies of the organisation itself.

    ``tls`` says that readers come over https only; ``logt_verzoeken`` that each request becomes a line in the log.
    ``metingen_sleutel`` opens ``/metrics`` to other computers. ``contact``, ``geldig_tot`` and ``beleid`` fill security.txt.
    """

    hosts: tuple[str, ...] = ()
    hops: int = 0
    tls: bool = False
    logt_verzoeken: bool = False
    metingen_sleutel: str = ""
    contact: str = ""
    geldig_tot: str = ""
    beleid: str = ""
    werkers: int = 1


def read_service(keuzes: "Instellingen", host: str) -> Bediening:
    """What the settings say about serving on ``host``; raises FondskompasFout when they contradict each other.

    On an address of this computer alone only its own names are answered, so that no page from elsewhere can have a browser
    ask for it under another name (DNS rebinding).
    """
    namen = tuple(naam.strip().lower() for naam in keuzes.hosts.split(",") if naam.strip())
    if not namen and host in _EIGEN_COMPUTER:
        namen = _EIGEN_COMPUTER
    if keuzes.beveiliging_contact and not keuzes.beveiliging_contact.startswith(_CONTACT):
        raise FondskompasFout(
            f"FONDSKOMPAS_BEVEILIGING_CONTACT is «{keuzes.beveiliging_contact}»; het begint met mailto: of met https en een adres."
        )
    return Bediening(
        hosts=namen,
        hops=keuzes.proxy,
        tls=keuzes.tls,
        logt_verzoeken=keuzes.logvorm == "json",
        metingen_sleutel=keuzes.metingen_sleutel.get_secret_value(),
        contact=keuzes.beveiliging_contact,
        geldig_tot=keuzes.beveiliging_tot,
        beleid=keuzes.beveiliging_beleid,
        werkers=keuzes.werkers,
    )
