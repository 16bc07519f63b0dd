-- Suppleties, IU, DU and artikel 12 as printed. Grain: circulaire, uitkeringsjaar, gm_code, uitkering. Unit: euro.
SELECT
    u.circulaire,
    u.uitkeringsjaar,
    u.gm_code,
    u.uitkering,
    u.soort,
    u.bedrag_eur,
    'gepubliceerd' AS status,
    u.correctie,
    u.versie,
    u.bron_id,
    u.blad,
    u.cel
FROM kern.uitkering AS u
