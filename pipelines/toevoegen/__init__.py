"""Adding documents: recognised, tried in a build, kept as received and registered, or refused."""
