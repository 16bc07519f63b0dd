-- A return is not more than twice, or less than half, that of the year before, apart from a difference of less than two.
SELECT
    d.document, n.blad, n.cel,
    n.waarde || ' ' || n.eenheid AS waarde,
    'tussen de helft en het dubbele van ' || v.waarde || ' in ' || year(v.peildatum) AS verwacht,
    n.waarde - v.waarde AS verschil
FROM kern.opgave AS n
INNER JOIN kern.opgave AS v
    ON v.gm_code = n.gm_code AND v.doel = n.doel AND v.indicator = n.indicator AND year(v.peildatum) = year(n.peildatum) - 1
        AND (v.status = 'voorbeeld') = (n.status = 'voorbeeld')  -- a made-up one says nothing of a real one
INNER JOIN staging.document AS d ON d.bron_id = n.bron_id
WHERE (n.waarde > 2 * v.waarde OR 2 * n.waarde < v.waarde) AND abs(n.waarde - v.waarde) >= 2
