"""Pages for people who are no controller: plain HTML that the server makes, readable without a script and small enough to embed."""
