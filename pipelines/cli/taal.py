"""Dutch for what Typer says itself: headings in help, and what is wrong with a command that was typed."""

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

_HULP = {
    "Usage:": "Gebruik:",
    "Options:": "Opties:",
    "Commands:": "Opdrachten:",
    "Arguments:": "Argumenten:",
    "[OPTIONS]": "[OPTIES]",
    "COMMAND [ARGS]...": "OPDRACHT …",
    "Show this message and exit.": "Toon deze hulp.",
    "[required]": "[verplicht]",
    "[default: ": "[standaard: ",
    " <str>": "",
    " <int>": "",
    " <path>": "",
    " <list[str]>": "",
}
_FOUTEN = (
    (r"No such option: (\S+).*", r"Onbekende optie: \1."),
    (r"No such command '([^']*)'.*", r"Onbekende opdracht «\1»."),
    (r"Missing command\.", "Geef een opdracht."),
    (r"Missing argument '([^']*)'.*", r"Er ontbreekt een argument: \1."),
    (r"Missing option '([^']*)'.*", r"Er ontbreekt een optie: \1."),
    (r"Option '([^']*)' requires an argument.*", r"De optie \1 vraagt een waarde."),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", r"Onverwacht argument: \1."),
    (r"Invalid value for '([^']*)'.*", r"De waarde voor \1 is niet bruikbaar."),
)
GebruiksFout: type[typer.BadParameter] = typer.BadParameter.__mro__[1]
"""The base of everything that can be wrong with a typed command."""


def translate_help(tekst: str) -> str:
    """Typer's own words in a help text, in Dutch."""
    for engels, nederlands in _HULP.items():
        tekst = tekst.replace(engels, nederlands)
    return tekst


def translate_error(tekst: str) -> str:
    """What is wrong with a command, in Dutch; an unknown message stays behind a Dutch introduction."""
    for patroon, nederlands in _FOUTEN:
        if re.match(patroon, tekst):
            return re.sub(patroon, nederlands, tekst, count=1, flags=re.DOTALL)
    return f"Deze opdracht is niet te begrijpen ({tekst})"


# A context is Any below, because Typer gives the class that its own commands take no public name.


class Opdracht(TyperCommand):
    """A command whose help is Dutch throughout."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return translate_help(super().get_help(ctx))


class Groep(TyperGroup):
    """A group of commands whose help is Dutch throughout."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return translate_help(super().get_help(ctx))


def new_app(uitleg: str | None = None, cls: type[TyperGroup] = Groep) -> typer.Typer:
    """A command, or with an ``uitleg`` a group of them; none of what Typer adds in English by itself."""
    return typer.Typer(
        cls=cls,
        help=uitleg,
        no_args_is_help=uitleg is not None,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
