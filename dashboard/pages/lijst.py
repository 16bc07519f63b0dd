"""The list of pages. A new page is a module in this folder with a ``PAGINA``, and its name here."""

from importlib import import_module

from dashboard.kader.pagina import Pagina

_MODULES = (
    "start",
    "overzicht",
    "verdeling",
    "kaart",
    "gemeente",
    "doel",
    "vergelijken",
    "circulaires",
    "scenario",
    "aansluiting",
    "methode",
    "briefing",
    "open",
)


def read_pages() -> tuple[Pagina, ...]:
    """All pages in the order of the navigation."""
    paginas = [import_module(f"dashboard.pages.{naam}").PAGINA for naam in _MODULES]
    return tuple(sorted(paginas, key=lambda pagina: pagina.volgorde))
