"""Exports: what is on screen as a file, with where it comes from. Pure functions; kader/uitvoerknoppen.py wires."""
