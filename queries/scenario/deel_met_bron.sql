-- The parts of the lines with the source of their key. Grain: uitkeringsjaar, regel, deel. Unit: whole euro.
-- Read on the published database and, for the lines that a scenario changes, on the lines calculated anew.
SELECT
    d.uitkeringsjaar,
    d.regel,
    d.deel,
    d.soort,
    d.naam,
    d.bedrag_eur,
    CASE WHEN d.soort IN ('inwoners', 'gelijk') THEN NULL ELSE e.sleutel_circulaire END AS sleutel_circulaire,
    CASE WHEN d.soort = 'gelijk' THEN NULL ELSE e.sleutel_jaar END AS sleutel_jaar
FROM kern.envelop_deel AS d
INNER JOIN kern.envelop_regel AS e ON e.uitkeringsjaar = d.uitkeringsjaar AND e.regel = d.regel
WHERE NOT d.is_ingroeibasis
