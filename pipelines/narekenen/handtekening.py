"""Ed25519 signatures checked with whole numbers alone (RFC 8032, 5.1.7): an accountant has no library for it at hand.

Only checking, never signing: nothing here is secret, so it need not hide how long it takes.
"""

import hashlib

_P = 2**255 - 19
_ORDE = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, _P - 2, _P) % _P
_WORTEL = pow(2, (_P - 1) // 4, _P)

Punt = tuple[int, int, int, int]
"""A point as (X, Y, Z, T) with x = X/Z, y = Y/Z and xy = T/Z."""


def _recover(tekst: bytes) -> Punt | None:
    """The point that 32 bytes stand for; None when they stand for none."""
    y = int.from_bytes(tekst, "little")
    teken, y = y >> 255, y & (1 << 255) - 1
    if y >= _P:
        return None
    kwadraat = (y * y - 1) * pow(_D * y * y + 1, _P - 2, _P) % _P
    x = pow(kwadraat, (_P + 3) // 8, _P)
    if (x * x - kwadraat) % _P:
        x = x * _WORTEL % _P
    if (x * x - kwadraat) % _P or (x == 0 and teken):
        return None
    if x & 1 != teken:
        x = _P - x
    return x, y, 1, x * y % _P


def _add(p: Punt, q: Punt) -> Punt:
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % _P, (p[1] + p[0]) * (q[1] + q[0]) % _P
    c, d = 2 * p[3] * q[3] * _D % _P, 2 * p[2] * q[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _times(factor: int, punt: Punt) -> Punt:
    som: Punt = (0, 1, 1, 0)
    while factor:
        if factor & 1:
            som = _add(som, punt)
        punt, factor = _add(punt, punt), factor >> 1
    return som


def is_genuine(openbaar: bytes, boodschap: bytes, handtekening: bytes) -> bool:
    """Whether ``handtekening`` (64 bytes) was made of ``boodschap`` by who has the key of ``openbaar`` (32 bytes)."""
    if len(openbaar) != 32 or len(handtekening) != 64:
        return False
    sleutel, r = _recover(openbaar), _recover(handtekening[:32])
    s = int.from_bytes(handtekening[32:], "little")
    basis = _recover((4 * pow(5, _P - 2, _P) % _P).to_bytes(32, "little"))
    if sleutel is None or r is None or basis is None or s >= _ORDE:
        return False
    som = hashlib.sha512(handtekening[:32] + openbaar + boodschap).digest()
    links, rechts = _times(s, basis), _add(r, _times(int.from_bytes(som, "little") % _ORDE, sleutel))
    return (links[0] * rechts[2] - rechts[0] * links[2]) % _P == 0 and (
        links[1] * rechts[2] - rechts[1] * links[2]
    ) % _P == 0
