-- Algemene uitkering per gemeente and vintage. Grain: circulaire, uitkeringsjaar, gm_code. Unit: euro, two decimals.
-- AU = uitkeringsfactor × uitkeringsbasis + income maatstaven (negative, outside the factor). Status: afgeleid.
SELECT
    u.circulaire,
    u.uitkeringsjaar,
    u.gm_code,
    CAST(u.uitkeringsbasis_eur AS DECIMAL(18, 2)) AS uitkeringsbasis_eur,
    c.uitkeringsfactor,
    CAST(u.inkomstenmaatstaf_eur AS DECIMAL(18, 2)) AS inkomstenmaatstaf_eur,
    CAST(
        CAST(u.uitkeringsbasis_eur AS DECIMAL(29, 9)) * c.uitkeringsfactor + u.inkomstenmaatstaf_eur AS DECIMAL(18, 2)
    ) AS algemene_uitkering_eur,
    'afgeleid' AS status
FROM verdeling.uitkeringsbasis AS u
INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
