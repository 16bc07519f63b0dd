"""Amounts that are not of one gemeente alone: who shares them, in words."""
