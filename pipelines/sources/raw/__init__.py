"""The compiled layout of data/raw, and the reading of all of it."""
