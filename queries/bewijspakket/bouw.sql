-- What the figures were built with. One row.
SELECT b.vingerafdruk, b.versie, b.gebouwd_op, b.productie, b.stand
FROM meta.bouw AS b
