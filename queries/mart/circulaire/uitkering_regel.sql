-- The S/IU/DU/artikel 12 lines that a vintage names among its weights. Grain: circulaire, uitkeringsjaar, uitkering.
-- heeft_bedrag: whether it prints amounts for them too; where it does not, the amounts are missing, not zero.
SELECT
    g.circulaire,
    g.uitkeringsjaar,
    g.naam AS uitkering,
    s.soort,
    EXISTS (
        SELECT 1
        FROM kern.uitkering AS u
        WHERE u.circulaire = g.circulaire AND u.uitkeringsjaar = g.uitkeringsjaar AND u.uitkering = g.naam
    ) AS heeft_bedrag
FROM kern.gewicht AS g
LEFT JOIN staging.uitkering_soort AS s ON s.uitkering = g.naam
WHERE g.soort = 'uitkering' AND g.cluster = 'Totaal'
