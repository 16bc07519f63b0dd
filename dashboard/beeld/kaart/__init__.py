"""Maps, cartograms and their classes."""
