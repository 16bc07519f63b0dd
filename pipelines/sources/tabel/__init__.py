"""From a grid to a typed long table: header, columns, values."""
