"""The returns loop in a browser: HTML made by the server, for gemeenten, the VNG and the fund; works without JavaScript."""
