-- The cell of every amount of mart.uitkering. Grain: circulaire, uitkeringsjaar, gm_code, uitkering. Unit: euro.
SELECT
    u.circulaire,
    u.uitkeringsjaar,
    u.gm_code,
    u.uitkering,
    unnest(cel(u.uitkering, u.bron_id, u.blad, u.cel, u.gedrukt, u.bedrag_eur, u.correctie))
FROM kern.uitkering AS u
