-- How and when the database was built. Grain: one row. gebouwd_op in UTC.
SELECT b.versie, b.gebouwd_op, b.productie
FROM meta.bouw AS b
