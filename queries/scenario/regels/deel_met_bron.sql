-- The parts of the lines with what they are divided by, in the words of sessie.grondslag. Grain: uitkeringsjaar, regel, deel.
-- Unit: whole euro. Read on the published database and, for the lines that a scenario changes, on the lines calculated anew.
SELECT
    d.uitkeringsjaar,
    d.regel,
    d.deel,
    d.soort,
    concat_ws(':', d.soort, lower(d.naam)) AS grondslag,
    CASE d.soort
        WHEN 'kenmerk' THEN CAST(e.sleutel_jaar AS VARCHAR)
        WHEN 'inwoners' THEN CAST(e.sleutel_jaar AS VARCHAR)
        WHEN 'gelijk' THEN CAST(e.uitkeringsjaar AS VARCHAR)
        ELSE concat_ws(' ', e.sleutel_circulaire, e.sleutel_jaar)
    END AS bron,
    d.bedrag_eur
FROM kern.envelop_deel AS d
INNER JOIN kern.envelop_regel AS e USING (uitkeringsjaar, regel)
WHERE NOT d.is_ingroeibasis
