"""The API of open data under ``/v1``: read only, from the published figures or a frozen state, made from the one description."""
