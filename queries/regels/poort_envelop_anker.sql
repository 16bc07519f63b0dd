-- The total of a year is what was published outside the register of years: a row envelop in the control totals, with its source.
-- Unit: whole euro.
SELECT
    d.document,
    j.blad,
    j.cel,
    CAST(j.totaal_eur AS VARCHAR) AS waarde,
    CAST(t.bedrag_eur AS VARCHAR) || ' volgens ' || t.bron AS verwacht,
    j.totaal_eur - t.bedrag_eur AS verschil
FROM staging.jaar AS j
INNER JOIN staging.controletotaal AS t ON t.grootheid = 'envelop' AND t.uitkeringsjaar = j.uitkeringsjaar
INNER JOIN staging.document AS d ON d.bron_id = j.bron_id
WHERE abs(j.totaal_eur - t.bedrag_eur) > t.tolerantie_eur
