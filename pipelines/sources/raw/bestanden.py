"""Which files make up the input. Apart from the readers, so that checking for changes needs no data libraries."""

from pathlib import Path


def list_documents(raw: Path) -> list[Path]:
    """Every file that a build depends on, in a stable order; notes and temporary files of office programs do not count."""
    return sorted(
        p for p in raw.rglob("*") if p.is_file() and not p.name.startswith((".", "~$")) and p.suffix != ".md"
    )
