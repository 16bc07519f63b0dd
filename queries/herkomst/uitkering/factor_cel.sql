-- The cell of the uitkeringsfactor of a vintage. Grain: circulaire, uitkeringsjaar. Unit: none.
SELECT
    c.circulaire,
    c.uitkeringsjaar,
    'uitkeringsfactor' AS rol,
    c.bron_id,
    c.blad,
    c.cel,
    c.gedrukt,
    CAST(c.uitkeringsfactor AS VARCHAR) AS waarde,
    CAST(NULL AS VARCHAR) AS correctie
FROM kern.circulaire AS c
