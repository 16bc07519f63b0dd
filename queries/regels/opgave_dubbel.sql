-- Two workbooks with a sheet Opgave give the same line, and neither says that it replaces the other.
SELECT
    d.document, o.blad, o.cel,
    o.gm_code || ' / ' || o.indicator || ' / ' || o.peildatum AS waarde,
    'iedere regel in één werkboek' AS verwacht,
    NULL AS verschil
FROM kern.opgave_versie AS o
INNER JOIN staging.document AS d USING (bron_id)
SEMI JOIN kern.opgave_versie AS a
    ON a.volgnummer = 0 AND a.peildatum = o.peildatum AND a.gm_code = o.gm_code AND a.doel = o.doel AND a.indicator = o.indicator AND a.bron_id <> o.bron_id
WHERE o.volgnummer = 0
