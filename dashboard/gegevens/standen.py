"""Frozen states that readers look at and make briefings of: verified, read-only, and only a few open at a time.

Nothing here belongs to a reader. Which state somebody looks at is in the address of every question; what is kept is found
by the name and the sha256 of a state, and by nothing else.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cachetools import LRUCache

from dashboard.gegevens.werkplaats import Werkplaats
from pipelines.basis.bevinding import FondskompasFout
from pipelines.bevroren.register import BevrorenStand, list_names, object_path, read_entry

if TYPE_CHECKING:
    from dashboard.gegevens.uitgave import Gegevens

_OPEN = 4
Opener = Callable[[Path, BevrorenStand], "Gegevens"]
_Kenmerken = tuple[int, int, int, int]


class StandGeweigerd(FondskompasFout):
    """The frozen state that was asked for is unknown, damaged or unreadable; the current figures do not take its place."""


@dataclass(frozen=True)
class Bevinding:
    """A name in the register: its entry when that can be read, and why it is refused when it is."""

    naam: str
    stand: BevrorenStand | None
    reden: str | None


class Standen:
    """The folder with frozen states; safe to share between threads. ``werk`` makes briefings of them.

    ``teksten`` and ``productie`` are what those briefings keep to, as the command ``briefing maak`` does.
    """

    def __init__(
        self, map_: Path, *, teksten: Path | None = None, productie: bool = False, hoogstens: int = _OPEN
    ) -> None:
        self.map = map_
        self.teksten = teksten
        self.productie = productie
        self.werk = Werkplaats()
        self._slot = threading.Lock()
        self._gecontroleerd: dict[str, _Kenmerken] = {}
        # who still reads from a state that makes room for another, keeps it until they are done
        self._open: LRUCache[tuple[str, str], Gegevens] = LRUCache(hoogstens)

    def verify(self, naam: str) -> BevrorenStand:
        """The entry of a state whose bytes are those that were frozen; raises StandGeweigerd.

        The file is hashed again as soon as the file system says that it was touched.
        """
        try:
            stand = read_entry(self.map, naam)
            with self._slot:
                self._verify_file(stand)
        except FondskompasFout as fout:
            raise StandGeweigerd(str(fout)) from fout
        return stand

    def open(self, naam: str, opener: Opener) -> "Gegevens":
        """The figures of a verified state, opened with ``opener`` when they are not open yet; raises StandGeweigerd."""
        stand = self.verify(naam)
        sleutel = (naam, stand.sha256)
        with self._slot:
            if sleutel not in self._open:
                self._open[sleutel] = opener(object_path(self.map, stand.sha256), stand)
            return self._open[sleutel]

    def refuse_examples(self, stand: BevrorenStand) -> None:
        """Raise StandGeweigerd for a state with made-up figures in production: its pages would show them."""
        if self.productie and stand.heeft_voorbeeld:
            raise StandGeweigerd(
                f"De stand «{stand.naam}» bevat verzonnen voorbeeldcijfers, en die zijn in productie niet toegestaan. "
                "Kies een andere stand. Een briefing van deze stand kan wel: daarin tellen zij niet mee."
            )

    def findings(self) -> list[Bevinding]:
        """Every name in the register, checked; the last frozen first, and what cannot be read at all at the end."""
        gevonden = [self._find(naam) for naam in list_names(self.map)]
        return sorted(gevonden, key=lambda b: b.stand.bevroren_op if b.stand else "", reverse=True)

    def _find(self, naam: str) -> Bevinding:
        try:
            return Bevinding(naam, self.verify(naam), None)
        except StandGeweigerd as fout:
            return Bevinding(naam, self._read_entry(naam), str(fout))

    def _read_entry(self, naam: str) -> BevrorenStand | None:
        try:
            return read_entry(self.map, naam)
        except FondskompasFout:
            return None  # the finding says why

    def _verify_file(self, stand: BevrorenStand) -> None:
        from pipelines.briefing.redactie import open_readable

        kenmerken = _read_marks(object_path(self.map, stand.sha256))
        if kenmerken is not None and self._gecontroleerd.get(stand.sha256) == kenmerken:
            return
        for sleutel in [s for s in self._open if s[1] == stand.sha256]:
            del self._open[sleutel]
        self._gecontroleerd.pop(stand.sha256, None)
        open_readable(stand, self.map).close()
        if kenmerken is not None:
            self._gecontroleerd[stand.sha256] = kenmerken


def _read_marks(pad: Path) -> _Kenmerken | None:
    """What changes when a file is written to; the moment of change of status cannot be set back by hand."""
    try:
        stat = pad.stat()
    except FileNotFoundError:
        return None
    return stat.st_ino, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size
