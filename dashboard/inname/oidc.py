"""Signing in with OpenID Connect: authorization code with PKCE, state and nonce, at the provider that was configured.

A person is known by issuer and ``sub``; never by a mail address, which the provider may give to somebody else.
"""

from dataclasses import dataclass
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import OAuth
from flask import Flask, session
from joserfc.errors import JoseError
from werkzeug.wrappers import Response

from dashboard.inname.sessie import safe_target

_NAAM = "fondskompas"
_NAAR = "naar"


class AanmeldenGeweigerd(Exception):
    """The provider, or what came back from it, is not to be trusted; nothing in it may be shown."""


@dataclass(frozen=True)
class Persoon:
    """Who the provider says it is; ``naam`` and ``mail`` are never what somebody is known by."""

    uitgever: str
    sub: str
    naam: str
    mail: str


class Inlogdienst:
    """The configured provider."""

    def __init__(self, server: Flask, uitgever: str, client: str, geheim: str) -> None:
        self._oauth = OAuth(server)
        self._oauth.register(
            _NAAM,
            client_id=client,
            client_secret=geheim,
            server_metadata_url=f"{uitgever.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={"scope": "openid profile email", "code_challenge_method": "S256", "timeout": 10},
        )

    @property
    def _client(self) -> Any:
        return self._oauth.create_client(_NAAM)

    def start(self, terug: str, naar: str | None) -> Response:
        """Send the reader to the provider; raises AanmeldenGeweigerd when it does not answer."""
        session.clear()
        session[_NAAR] = safe_target(naar)
        try:
            return self._client.authorize_redirect(terug)
        except (OSError, AuthlibBaseError, RuntimeError, ValueError) as fout:
            raise AanmeldenGeweigerd("De inlogdienst antwoordt niet.") from fout

    def finish(self) -> tuple[Persoon, str]:
        """Who came back, and where to; raises AanmeldenGeweigerd when anything about it is not as it was sent.

        The state is used up by the first answer, whatever that is.
        """
        naar = safe_target(session.get(_NAAR))
        try:
            token = self._client.authorize_access_token()
        except (
            OSError,
            AuthlibBaseError,
            JoseError,
            RuntimeError,
            ValueError,
            KeyError,
        ) as fout:
            raise AanmeldenGeweigerd("Het antwoord van de inlogdienst klopt niet.") from fout
        finally:
            session.clear()
        wie = token.get("userinfo") or {}
        if not (wie.get("iss") and wie.get("sub")):
            raise AanmeldenGeweigerd("De inlogdienst zegt niet wie u bent.")
        naam, mail = str(wie.get("name") or ""), str(wie.get("email") or "")
        return Persoon(str(wie["iss"]), str(wie["sub"]), naam, mail), naar
