-- The cell of every amount of mart.uitkering. Grain: circulaire, uitkeringsjaar, gm_code, uitkering. Unit: euro.
SELECT
    u.circulaire,
    u.uitkeringsjaar,
    u.gm_code,
    u.uitkering,
    u.uitkering AS rol,
    u.bron_id,
    u.blad,
    u.cel,
    u.gedrukt,
    CAST(u.bedrag_eur AS VARCHAR) AS waarde,
    u.correctie
FROM kern.uitkering AS u
