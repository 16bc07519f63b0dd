"""The rules of the house: who imports whom, where things stand, what never stands in a file."""
