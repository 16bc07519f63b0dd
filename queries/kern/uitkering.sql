-- Suppletie-, integratie- and decentralisatie-uitkeringen as printed.
-- Grain: circulaire, uitkeringsjaar, gm_code, uitkering. Unit: euro. Source: staging.uitkering.
SELECT
    u.circulaire,
    u.uitkeringsjaar,
    u.gm_code,
    u.uitkering,
    s.soort,
    CAST(u.bedrag_eur AS DECIMAL(18, 2)) AS bedrag_eur,
    u.bron_id,
    u.blad,
    u.cel
FROM staging.uitkering AS u
INNER JOIN staging.uitkering_soort AS s ON s.uitkering = u.uitkering
