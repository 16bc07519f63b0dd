-- The build that scenarios are calculated on. Grain: one row. gebouwd_op in UTC.
SELECT b.vingerafdruk, b.versie, strftime(b.gebouwd_op, '%Y-%m-%d %H:%M') AS gebouwd_op
FROM meta.bouw AS b
