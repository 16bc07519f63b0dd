-- The total that the lines of a year must add up to. Grain: uitkeringsjaar. Unit: whole euro.
SELECT j.uitkeringsjaar, j.totaal_eur, j.indeling_peildatum
FROM mart.jaar AS j
ORDER BY j.uitkeringsjaar
