-- The vintages for which a million can be divided. Grain: circulaire, uitkeringsjaar.
SELECT c.circulaire, c.uitkeringsjaar, c.naam
FROM mart.circulaire AS c
ORDER BY c.volgnummer, c.uitkeringsjaar
