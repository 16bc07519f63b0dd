-- The circulaires that a database holds. Grain: circulaire, uitkeringsjaar. Source: kern.circulaire.
SELECT c.circulaire, c.uitkeringsjaar, c.uitkeringsfactor, c.indeling_peildatum, c.naam
FROM kern.circulaire AS c
ORDER BY c.volgnummer, c.uitkeringsjaar
