-- The algemene uitkering per cluster. Grain: circulaire, uitkeringsjaar, gm_code, cluster. Unit: euro, two decimals.
SELECT
    t.circulaire,
    t.uitkeringsjaar,
    t.gm_code,
    t.cluster,
    t.bedrag_eur,
    t.voor_factor_eur
FROM mart.algemene_uitkering_cluster AS t
ORDER BY t.circulaire, t.uitkeringsjaar, t.gm_code, t.cluster
