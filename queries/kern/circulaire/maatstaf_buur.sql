-- For every vintage and maatstaf the nearest other vintage that holds its volumes or its bedrag, to say in euro what is
-- missing. Grain: circulaire, uitkeringsjaar, maatstaf. Unit: units and euro per unit; NULL when no vintage knows it.
WITH
volume AS (
    SELECT v.circulaire, v.uitkeringsjaar, v.maatstaf, sum(v.volume) AS volume
    FROM kern.volume AS v
    GROUP BY v.circulaire, v.uitkeringsjaar, v.maatstaf
),
bedrag AS (
    SELECT b.circulaire, b.uitkeringsjaar, b.maatstaf, b.bedrag_per_eenheid_eur
    FROM kern.bedrag_per_eenheid AS b
    WHERE b.cluster = 'Totaal'
),
bekend AS (
    SELECT c.circulaire, c.uitkeringsjaar, c.volgnummer, m.code AS maatstaf, v.volume, b.bedrag_per_eenheid_eur
    FROM kern.circulaire AS c
    CROSS JOIN staging.maatstaf AS m
    LEFT JOIN volume AS v ON v.circulaire = c.circulaire AND v.uitkeringsjaar = c.uitkeringsjaar AND v.maatstaf = m.code
    LEFT JOIN bedrag AS b ON b.circulaire = c.circulaire AND b.uitkeringsjaar = c.uitkeringsjaar AND b.maatstaf = m.code
)
SELECT
    e.circulaire,
    e.uitkeringsjaar,
    e.maatstaf,
    arg_min(a.volume, abs(a.volgnummer - e.volgnummer) * 10 + abs(a.uitkeringsjaar - e.uitkeringsjaar)) FILTER (WHERE a.volume IS NOT NULL) AS volume,
    arg_min(a.bedrag_per_eenheid_eur, abs(a.volgnummer - e.volgnummer) * 10 + abs(a.uitkeringsjaar - e.uitkeringsjaar))
        FILTER (WHERE a.bedrag_per_eenheid_eur IS NOT NULL) AS bedrag_per_eenheid_eur
FROM bekend AS e
INNER JOIN bekend AS a ON a.maatstaf = e.maatstaf AND (a.circulaire <> e.circulaire OR a.uitkeringsjaar <> e.uitkeringsjaar)
GROUP BY e.circulaire, e.uitkeringsjaar, e.maatstaf
