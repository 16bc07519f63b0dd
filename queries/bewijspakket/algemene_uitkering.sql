-- The algemene uitkering and what it is made of. Grain: circulaire, uitkeringsjaar, gm_code. Unit: euro, two decimals.
SELECT
    t.circulaire,
    t.uitkeringsjaar,
    t.gm_code,
    t.uitkeringsbasis_eur,
    t.uitkeringsfactor,
    t.inkomstenmaatstaf_eur,
    t.algemene_uitkering_eur,
    t.status
FROM mart.algemene_uitkering AS t
ORDER BY t.circulaire, t.uitkeringsjaar, t.gm_code
