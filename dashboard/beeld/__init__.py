"""How figures look on every page: in a sentence, on a card, in a grid, in a chart."""
