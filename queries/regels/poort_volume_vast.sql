-- A maatstaf that no circulaire ever changed is the same as in the nearest vintage: then rows, columns and units are in place.
-- One finding per table, with the cells that differ most. Unit: of the maatstaf.
WITH anders AS (
    SELECT v.*, abs(CAST(v.volume - v.naast_volume AS DOUBLE)) / (1 + abs(CAST(v.naast_volume AS DOUBLE))) AS maat
    FROM verdeling.poort_volume AS v
    INNER JOIN staging.drempel AS g ON g.vergelijking = 'volume_vast' AND g.onderdeel = v.maatstaf
    WHERE v.volume <> v.naast_volume
)
SELECT
    d.document,
    a.blad,
    arg_max(a.cel, a.maat) AS cel,
    count(*) || CASE WHEN count(*) = 1 THEN ' cel anders: ' ELSE ' cellen anders, zoals ' END
        || array_to_string(max_by(a.cel || ' ' || a.maatstaf || ' van ' || a.gm_code || ': ' || CAST(a.volume AS VARCHAR) || ' was ' || CAST(a.naast_volume AS VARCHAR), a.maat, 3), '; ') AS waarde,
    'hetzelfde als in ' || a.naast || ' voor ' || array_to_string(list_sort(list(DISTINCT a.maatstaf)), ', ') AS verwacht,
    NULL AS verschil
FROM anders AS a
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, a.blad, a.naast
