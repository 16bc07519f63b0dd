-- Σ volume × bedrag per eenheid within a cluster, exact. Grain: circulaire, uitkeringsjaar, gm_code, cluster.
-- Unit: euro, 15 decimals. uitgaven_eur is multiplied by the uitkeringsfactor later, inkomsten_eur is not.
-- Most maatstaven count in one or two clusters, so what counts nowhere is left out of the sum and every pair gets its row.
WITH
gemeente AS (
    SELECT DISTINCT v.circulaire, v.uitkeringsjaar, v.gm_code
    FROM kern.volume AS v
),
cluster AS (
    SELECT DISTINCT b.circulaire, b.uitkeringsjaar, b.cluster
    FROM kern.bedrag_per_eenheid AS b
    WHERE b.cluster <> 'Totaal'
),
som AS (
    SELECT
        v.circulaire,
        v.uitkeringsjaar,
        v.gm_code,
        b.cluster,
        sum(v.volume * b.bedrag_per_eenheid_eur) FILTER (WHERE v.soort = 'uitgaven') AS uitgaven_eur,
        sum(v.volume * b.bedrag_per_eenheid_eur) FILTER (WHERE v.soort = 'inkomsten') AS inkomsten_eur
    FROM kern.volume AS v
    INNER JOIN kern.bedrag_per_eenheid AS b USING (circulaire, uitkeringsjaar, maatstaf)
    WHERE b.cluster <> 'Totaal' AND b.bedrag_per_eenheid_eur <> 0
    GROUP BY v.circulaire, v.uitkeringsjaar, v.gm_code, b.cluster
)
SELECT
    g.circulaire,
    g.uitkeringsjaar,
    g.gm_code,
    c.cluster,
    CAST(coalesce(s.uitgaven_eur, 0) AS DECIMAL(38, 15)) AS uitgaven_eur,
    CAST(coalesce(s.inkomsten_eur, 0) AS DECIMAL(38, 15)) AS inkomsten_eur
FROM gemeente AS g
INNER JOIN cluster AS c USING (circulaire, uitkeringsjaar)
LEFT JOIN som AS s
    ON s.circulaire = g.circulaire AND s.uitkeringsjaar = g.uitkeringsjaar AND s.gm_code = g.gm_code AND s.cluster = c.cluster
