"""Which files make up the input. Apart from the readers, so that checking for changes needs no data libraries."""

from pathlib import Path


def list_documents(raw: Path) -> list[Path]:
    """Every file that a build depends on, in a stable order.

    Notes and temporary files of office programs do not count, nor what is still being written: that is in a hidden place.
    """
    return sorted(
        p
        for p in raw.rglob("*")
        if p.is_file()
        and p.suffix != ".md"
        and not p.name.startswith("~$")
        and not any(deel.startswith(".") for deel in p.relative_to(raw).parts)
    )
