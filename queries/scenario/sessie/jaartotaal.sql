-- The total of every year. Grain: uitkeringsjaar. Unit: whole euro.
SELECT j.uitkeringsjaar, j.totaal_eur
FROM staging.jaar AS j
ORDER BY j.uitkeringsjaar
