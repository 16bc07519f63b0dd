"""The sheet that every public page is written on: head, the words around it, and its own style; nothing from elsewhere."""

from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path


@cache
def _style() -> str:
    return (Path(__file__).parent / "blad.css").read_text(encoding="utf-8")


def write_sheet(titel: str, inhoud: str, kop: str = "") -> str:
    """A whole page; ``inhoud`` and ``kop`` (what goes into the head) are HTML already."""
    return f"""<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(titel)} · Fondskompas</title>
<link rel="icon" type="image/svg+xml" href="/assets/kompas.svg">
{kop}<style>
{_style()}</style>
</head>
<body>
<header><a href="/">Fondskompas</a></header>
<main>
{inhoud}
</main>
<footer><p>Fondskompas volgt geld van het Rijk tot de gemeente. <a href="/open">Open data</a> · <a href="/v1">API</a></p></footer>
</body>
</html>
"""


def paragraphs(*teksten: str | None) -> str:
    """Sentences that are there, each a paragraph; text, no HTML."""
    return "".join(f"<p>{escape(tekst)}</p>\n" for tekst in teksten if tekst)


def links(paren: Iterable[tuple[str, str]]) -> str:
    """A list of links: words and address."""
    delen = "".join(f'<li><a href="{escape(adres)}">{escape(woorden)}</a></li>' for woorden, adres in paren)
    return f"<ul>{delen}</ul>\n"
