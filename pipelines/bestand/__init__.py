"""From bytes to a grid of cells, whatever the format; knows no maatstaf and no gemeente."""
