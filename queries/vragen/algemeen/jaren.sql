-- The years that can be chosen, with their total and the indeling they are allocated in. Grain: uitkeringsjaar. Unit: whole euro.
SELECT j.uitkeringsjaar, j.totaal_eur, j.indeling_peildatum, j.indeling_toelichting, j.bron
FROM mart.jaar AS j
ORDER BY j.uitkeringsjaar
