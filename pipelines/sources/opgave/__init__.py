"""Capacity returns in the template of the project: write it, read it back, compare it with the previous one, keep it."""
