-- The years of the money, with the indeling that they are allocated in. Grain: uitkeringsjaar. Unit: whole euro.
-- inwoners_jaar: the 1 January whose inhabitants figures of the year are put per head by: of the year, or the latest known.
SELECT
    j.uitkeringsjaar,
    j.totaal_eur,
    j.indeling_peildatum,
    year(j.indeling_peildatum) AS indeling_jaar,
    (SELECT max(i.jaar) FROM kern.inwoners AS i WHERE i.jaar <= j.uitkeringsjaar) AS inwoners_jaar,
    j.indeling_toelichting,
    j.bron,
    j.bron_id,
    j.blad,
    j.cel
FROM staging.jaar AS j
