-- All lasten of a gemeente change about as much since its report before as those of the others do. poort_iv3 refuses what is
-- further away. One finding per table, with the worst gemeenten. Reports below € 5 million are too small. Unit: a number of times.
WITH
totaal AS (
    SELECT v.boekjaar, v.verslagsoort, v.gm_code, CAST(sum(v.lasten_eur) AS DOUBLE) / CAST(sum(v.oud_lasten_eur) AS DOUBLE) AS maal, any_value(v.bron_id) AS bron_id, any_value(v.blad) AS blad, arg_max(v.cel, abs(v.lasten_eur)) AS cel
    FROM verdeling.poort_iv3 AS v
    GROUP BY v.boekjaar, v.verslagsoort, v.gm_code
    HAVING abs(sum(v.lasten_eur)) >= 5000000 AND sum(v.oud_lasten_eur) >= 5000000
),
gewoon AS (
    SELECT t.boekjaar, t.verslagsoort, median(t.maal) AS maal
    FROM totaal AS t
    GROUP BY t.boekjaar, t.verslagsoort
    HAVING count(*) >= 30
)
SELECT
    d.document,
    t.blad,
    arg_max(t.cel, abs(ln(abs(t.maal / g.maal)))) AS cel,
    count(*) || CASE WHEN count(*) = 1 THEN ' gemeente: ' ELSE ' gemeenten, zoals ' END || array_to_string(max_by(t.gm_code || ' ' || als_maal(t.maal) || ' keer', abs(ln(abs(t.maal / g.maal))), 3), '; ') AS waarde,
    'ongeveer ' || als_maal(any_value(g.maal)) || ' keer het vorige verslag, zoals de andere gemeenten' AS verwacht,
    NULL AS verschil
FROM totaal AS t
INNER JOIN gewoon AS g USING (boekjaar, verslagsoort)
INNER JOIN staging.drempel AS s ON s.vergelijking = 'iv3_gemeente_sprong' AND buiten_drempel(t.maal / g.maal, s.onder, s.boven)
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, t.blad
