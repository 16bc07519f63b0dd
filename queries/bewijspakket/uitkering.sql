-- Separate amounts as printed. Grain: circulaire, uitkeringsjaar, gm_code, uitkering. Unit: euro, two decimals.
SELECT
    t.circulaire,
    t.uitkeringsjaar,
    t.gm_code,
    t.uitkering,
    t.bedrag_eur
FROM mart.uitkering AS t
ORDER BY t.circulaire, t.uitkeringsjaar, t.gm_code, t.uitkering
