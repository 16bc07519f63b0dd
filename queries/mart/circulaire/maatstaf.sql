-- The maatstaven by which the fund is divided. Grain: code. sleutel: how the key of a line names it. nummers: what the ministry
-- calls it in its circulaires (8a), or NULL.
SELECT m.code, m.naam, m.soort, 'maatstaf:' || m.code AS sleutel, replace(m.aliassen, '|', ', ') AS nummers
FROM staging.maatstaf AS m
