-- How mart.uitkering comes about: as printed. Grain: circulaire, uitkeringsjaar, gm_code, uitkering. Unit: euro.
SELECT
    u.circulaire,
    u.uitkeringsjaar,
    u.gm_code,
    u.uitkering,
    'bedrag_eur' AS kolom,
    1 AS stap,
    0 AS volgorde,
    'Overgenomen uit de circulaire' AS omschrijving,
    CAST(NULL AS VARCHAR) AS formule,
    CAST([] AS VARCHAR[]) AS getallen,
    CAST(u.bedrag_eur AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    u.status,
    CAST(NULL AS VARCHAR) AS invoer,
    TRUE AS is_uitkomst
FROM mart.uitkering AS u
