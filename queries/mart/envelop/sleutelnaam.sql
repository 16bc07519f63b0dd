-- What a key that names something divides by, in words: a maatstaf of the fund or a count of others. Grain: sleutel.
SELECT m.sleutel, m.naam
FROM mart.maatstaf AS m
UNION ALL
SELECT 'kenmerk:' || k.kenmerk AS sleutel, k.naam
FROM staging.kenmerksoort AS k
