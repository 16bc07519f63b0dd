-- The cell of the uitkeringsfactor of a vintage. Grain: circulaire, uitkeringsjaar. Unit: none.
SELECT
    c.circulaire,
    c.uitkeringsjaar,
    'uitkeringsfactor' AS rol,
    c.bron_id,
    c.blad,
    c.cel,
    c.gedrukt,
    CAST(CAST(c.uitkeringsfactor AS DECIMAL(9, 6)) AS VARCHAR) AS waarde
FROM staging.circulaire AS c
