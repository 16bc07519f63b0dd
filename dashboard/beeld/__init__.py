"""How things look on every page: figures, grids, cards, charts that pages share, words and colours."""
