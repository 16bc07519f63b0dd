-- Algemene uitkering per cluster. Grain: circulaire, uitkeringsjaar, gm_code, cluster. Unit: euro, two decimals.
-- bedrag_eur is after the uitkeringsfactor (income maatstaven outside it); voor_factor_eur is Σ volume × bedrag.
SELECT
    k.circulaire,
    k.uitkeringsjaar,
    k.gm_code,
    k.cluster,
    CAST(CAST(k.uitgaven_eur AS DECIMAL(29, 9)) * c.uitkeringsfactor + k.inkomsten_eur AS DECIMAL(18, 2)) AS bedrag_eur,
    CAST(k.uitgaven_eur + k.inkomsten_eur AS DECIMAL(18, 2)) AS voor_factor_eur,
    'afgeleid' AS status
FROM verdeling.cluster AS k
INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
