"""Exports: what is on screen as a file, with where it comes from. Pure functions; dashboard/api/sectie gives them addresses."""
