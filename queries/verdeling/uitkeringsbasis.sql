-- Σ volume × bedrag per eenheid, exact. Grain: circulaire, uitkeringsjaar, gm_code. Unit: euro, 15 decimals.
-- Source: Financiële-verhoudingswet art. 8; circulaire tables. Income maatstaven (OZB) stay outside the factor.
SELECT
    v.circulaire,
    v.uitkeringsjaar,
    v.gm_code,
    CAST(coalesce(sum(v.volume * b.bedrag_per_eenheid_eur) FILTER (WHERE v.soort = 'uitgaven'), 0) AS DECIMAL(38, 15)) AS uitkeringsbasis_eur,
    CAST(coalesce(sum(v.volume * b.bedrag_per_eenheid_eur) FILTER (WHERE v.soort = 'inkomsten'), 0) AS DECIMAL(38, 15)) AS inkomstenmaatstaf_eur
FROM kern.volume AS v
INNER JOIN kern.bedrag_per_eenheid AS b USING (circulaire, uitkeringsjaar, maatstaf)
WHERE b.cluster = 'Totaal'
GROUP BY v.circulaire, v.uitkeringsjaar, v.gm_code
