-- The circulaires that a database holds. Grain: circulaire, uitkeringsjaar. Source: mart.circulaire.
SELECT c.circulaire, c.uitkeringsjaar, c.uitkeringsfactor, c.indeling_peildatum, c.naam
FROM mart.circulaire AS c
ORDER BY c.volgnummer, c.uitkeringsjaar
