-- What the ministry calls a maatstaf in its circulaires (8a), where it has such a number. Grain: code. nummers: with commas between.
SELECT m.code, replace(m.aliassen, '|', ', ') AS nummers
FROM staging.maatstaf AS m
WHERE m.aliassen IS NOT NULL
