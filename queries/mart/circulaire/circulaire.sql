-- The vintages: what a circulaire says about a uitkeringsjaar. Grain: circulaire, uitkeringsjaar. Unit: the factor has none.
-- volgnummer orders them by time. Source: kern.circulaire.
SELECT
    c.circulaire,
    c.uitkeringsjaar,
    c.naam,
    c.volgnummer,
    c.uitkeringsfactor,
    c.indeling_peildatum,
    c.bron_id,
    c.blad,
    c.cel
FROM kern.circulaire AS c
