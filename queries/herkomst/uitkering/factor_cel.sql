-- The cell of the uitkeringsfactor of a vintage. Grain: circulaire, uitkeringsjaar. Unit: none.
SELECT
    c.circulaire,
    c.uitkeringsjaar,
    unnest(cel('uitkeringsfactor', c.bron_id, c.blad, c.cel, c.gedrukt, c.uitkeringsfactor, CAST(NULL AS VARCHAR)))
FROM kern.circulaire AS c
