-- How kern.volume comes about: it is taken over. Unit: that of the maatstaf.
-- Grain: circulaire, uitkeringsjaar, gm_code, maatstaf, kolom, stap.
SELECT
    v.circulaire,
    v.uitkeringsjaar,
    v.gm_code,
    v.maatstaf,
    'volume' AS kolom,
    1 AS stap,
    0 AS volgorde,
    'Overgenomen uit het rekenbestand bij de circulaire' AS omschrijving,
    CAST(NULL AS VARCHAR) AS formule,
    CAST([] AS VARCHAR[]) AS getallen,
    CAST(v.volume AS VARCHAR) AS waarde,
    'eenheden' AS eenheid,
    'gepubliceerd' AS status,
    CAST(NULL AS VARCHAR) AS invoer,
    TRUE AS is_uitkomst
FROM kern.volume AS v
