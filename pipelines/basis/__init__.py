"""Ground: what everything else may stand on. Imports nothing of the project."""
