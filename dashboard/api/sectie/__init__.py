"""Every section and every table of every page as a file at an address of its own: ``/gegevens/<pagina>/<onderdeel>.<vorm>``."""
