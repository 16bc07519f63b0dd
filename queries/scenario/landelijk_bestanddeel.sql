-- What the uitkeringsbasis and every cluster of a circulaire consist of, nationally.
-- Grain: circulaire, uitkeringsjaar, cluster ('Totaal' is the uitkeringsbasis), maatstaf. Unit: euro in 1/10,000.
SELECT
    v.circulaire,
    v.uitkeringsjaar,
    b.cluster,
    v.maatstaf,
    CAST(round(sum(v.volume * b.bedrag_per_eenheid_eur), 4) * 10000 AS HUGEINT) AS landelijk
FROM kern.volume AS v
INNER JOIN kern.bedrag_per_eenheid AS b
    ON b.circulaire = v.circulaire AND b.uitkeringsjaar = v.uitkeringsjaar AND b.maatstaf = v.maatstaf
WHERE v.soort = 'uitgaven'
GROUP BY v.circulaire, v.uitkeringsjaar, b.cluster, v.maatstaf
