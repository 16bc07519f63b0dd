-- Σ volume × bedrag per eenheid within a cluster, exact. Grain: circulaire, uitkeringsjaar, gm_code, cluster.
-- Unit: euro, 15 decimals. uitgaven_eur is multiplied by the uitkeringsfactor later, inkomsten_eur is not.
SELECT
    v.circulaire,
    v.uitkeringsjaar,
    v.gm_code,
    b.cluster,
    CAST(coalesce(sum(v.volume * b.bedrag_per_eenheid_eur) FILTER (WHERE v.soort = 'uitgaven'), 0) AS DECIMAL(38, 15)) AS uitgaven_eur,
    CAST(coalesce(sum(v.volume * b.bedrag_per_eenheid_eur) FILTER (WHERE v.soort = 'inkomsten'), 0) AS DECIMAL(38, 15)) AS inkomsten_eur
FROM kern.volume AS v
INNER JOIN kern.bedrag_per_eenheid AS b
    ON b.circulaire = v.circulaire AND b.uitkeringsjaar = v.uitkeringsjaar AND b.maatstaf = v.maatstaf
WHERE b.cluster <> 'Totaal'
GROUP BY v.circulaire, v.uitkeringsjaar, v.gm_code, b.cluster
