"""What one version of the program showed: lines that say where, and the texts they showed, each text stored once."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

_MAANDEN = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_BEGIN = min(date.today(), datetime.now(UTC).date())


class Gladstrijker:
    """Replaces, by name, what differs between two runs of the same program: paths, today, hashes of this very run.

    ``bekend`` grows while recording: whoever learns a path or a hash of this run adds it with the name that takes its place.
    """

    def __init__(self) -> None:
        self.bekend: dict[str, str] = {}

    def learn(self, tekst: str, naam: str) -> None:
        """From here on ``tekst`` reads as ``<naam>``; of a sha256 also its beginning, as file names have it."""
        self.bekend[tekst] = f"<{naam}>"
        if re.fullmatch(r"[0-9a-f]{64}", tekst):
            self.bekend |= {tekst[:n]: f"<{naam}:{n}>" for n in (16, 12)}

    def smooth(self, tekst: str) -> str:
        """The text without what belongs to this run only."""
        for vreemd in sorted(self.bekend, key=len, reverse=True):
            tekst = tekst.replace(vreemd, self.bekend[vreemd])
        return _today().sub("<vandaag>", tekst)


def _today() -> re.Pattern[str]:
    """Today as the program writes it, in UTC or local; since the recording began."""
    laatste = max(date.today(), datetime.now(UTC).date())
    dagen = [_BEGIN + timedelta(n) for n in range((laatste - _BEGIN).days + 1)]
    vormen = [
        vorm
        for dag in dagen
        for vorm in (
            dag.isoformat(),
            f"{dag:%d-%m-%Y}",
            f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}",
            f"{dag:%Y%m%d}",
        )
    ]
    return re.compile("|".join(vormen))


class Opname:
    """A folder with ``regels.jsonl`` (kind, where, sha256 of the text) and ``teksten/``; made once, then only read."""

    def __init__(self, map_: Path, glad: Gladstrijker | None = None) -> None:
        self.map = map_
        self.glad = glad or Gladstrijker()
        (map_ / "teksten").mkdir(parents=True, exist_ok=True)

    def add(self, soort: str, waar: str, tekst: str) -> None:
        """Keep what was shown somewhere."""
        inhoud = self.glad.smooth(tekst).encode("utf-8", "backslashreplace")
        sha = hashlib.sha256(inhoud).hexdigest()
        pad = self._path(sha)
        if not pad.exists():
            pad.parent.mkdir(exist_ok=True)
            pad.write_bytes(gzip.compress(inhoud, 3, mtime=0))
        with (self.map / "regels.jsonl").open("a", encoding="utf-8") as regels:
            regels.write(json.dumps([soort, self.glad.smooth(waar), sha], ensure_ascii=False) + "\n")

    def add_object(self, soort: str, waar: str, waarde: object) -> None:
        """Keep something that is JSON."""
        self.add(soort, waar, json.dumps(waarde, ensure_ascii=False, sort_keys=True))

    def read(self) -> Iterator[tuple[str, str, str]]:
        """Kind, where and sha256 of everything that was kept; a place that comes back gets a number."""
        gezien: dict[tuple[str, str], int] = {}
        pad = self.map / "regels.jsonl"
        for regel in pad.read_text(encoding="utf-8").splitlines() if pad.exists() else ():
            soort, waar, sha = json.loads(regel)
            nummer = gezien[soort, waar] = gezien.get((soort, waar), 0) + 1
            yield soort, waar if nummer == 1 else f"{waar} ({nummer})", sha

    def text(self, sha: str) -> str:
        """The text behind a sha256."""
        return gzip.decompress(self._path(sha).read_bytes()).decode("utf-8")

    def _path(self, sha: str) -> Path:
        return self.map / "teksten" / sha[:2] / f"{sha}.gz"
