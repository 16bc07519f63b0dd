-- The maatstaven by which the fund is divided. Grain: code. sleutel: how the key of a line names it.
SELECT m.code, m.naam, m.soort, 'maatstaf:' || m.code AS sleutel
FROM staging.maatstaf AS m
