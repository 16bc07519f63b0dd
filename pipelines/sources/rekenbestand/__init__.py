"""From a grid to the tables of a circulaire: names, headers, kinds of rows, notation, totals."""
