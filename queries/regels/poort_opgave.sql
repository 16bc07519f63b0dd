-- A return is not ten times, or a tenth of, that of the year before, apart from a difference of less than twenty.
-- One finding per document, with the worst returns. Unit: of the indicator.
WITH te_ver AS (
    SELECT n.bron_id, n.blad, n.cel, n.gm_code, n.doel, n.waarde, v.waarde AS vorige
    FROM kern.opgave AS n
    INNER JOIN kern.opgave AS v
        ON v.gm_code = n.gm_code AND v.doel = n.doel AND v.indicator = n.indicator AND year(v.peildatum) = year(n.peildatum) - 1
    INNER JOIN staging.drempel AS g ON g.vergelijking = 'opgave'
    WHERE abs(n.waarde - v.waarde) >= 20 AND (n.waarde > g.boven * v.waarde OR n.waarde < g.onder * v.waarde)
)
SELECT
    d.document,
    t.blad,
    arg_max(t.cel, abs(t.waarde - t.vorige)) AS cel,
    array_to_string(max_by(t.doel || ' van ' || t.gm_code || ': ' || CAST(t.waarde AS VARCHAR) || ' was ' || CAST(t.vorige AS VARCHAR), abs(t.waarde - t.vorige), 3), '; ') AS waarde,
    'tussen een tiende en het tienvoudige van het jaar ervoor' AS verwacht,
    arg_max(t.waarde - t.vorige, abs(t.waarde - t.vorige)) AS verschil
FROM te_ver AS t
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, t.blad
