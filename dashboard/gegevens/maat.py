"""How many questions one address may ask: so that one reader in a loop does not keep the others waiting."""

import math
import threading
import time

from cachetools import LRUCache

_ADRESSEN = 10_000


class Maat:
    """A bucket per address that fills at ``per_minuut`` and holds as many; 0 is no limit."""

    def __init__(self, per_minuut: int) -> None:
        self._per_minuut = per_minuut
        self._slot = threading.Lock()
        self._over: LRUCache[str, tuple[float, float]] = LRUCache(_ADRESSEN)

    def wait(self, adres: str, nu: float | None = None) -> int:
        """Take one, and give 0; or the seconds until there is one again."""
        if not self._per_minuut:
            return 0
        moment = time.monotonic() if nu is None else nu
        tempo = self._per_minuut / 60
        with self._slot:
            over, toen = self._over.get(adres, (float(self._per_minuut), moment))
            over = min(self._per_minuut, over + (moment - toen) * tempo)
            genoeg = over >= 1
            self._over[adres] = (over - 1 if genoeg else over, moment)
        return 0 if genoeg else math.ceil((1 - over) / tempo)
