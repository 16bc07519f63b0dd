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
    CAST(CAST(u.bedrag_eur AS DECIMAL(18, 2)) AS VARCHAR) AS waarde
FROM staging.uitkering AS u
INNER JOIN staging.uitkering_soort AS s ON s.uitkering = u.uitkering
