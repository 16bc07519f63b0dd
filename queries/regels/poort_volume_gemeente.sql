-- Apart from the usual change of its maatstaf, a volume moves the algemene uitkering of its gemeente no further from the nearest
-- vintage than real vintages differ. One finding per table, with the worst cells. Unit: part of the algemene uitkering.
WITH te_ver AS (
    SELECT v.*, coalesce(e.boven, a.boven) AS boven
    FROM verdeling.poort_volume AS v
    LEFT JOIN staging.drempel AS e ON e.vergelijking = 'volume_gemeente' AND e.onderdeel = v.maatstaf
    LEFT JOIN staging.drempel AS a ON a.vergelijking = 'volume_gemeente' AND a.onderdeel = ''
    WHERE abs(v.aandeel) > CAST(coalesce(e.boven, a.boven) AS DOUBLE)
)
SELECT
    d.document,
    t.blad,
    arg_max(t.cel, abs(t.aandeel)) AS cel,
    count(*) || CASE WHEN count(*) = 1 THEN ' cel van ' ELSE ' cellen van ' END
        || count(DISTINCT t.gm_code) || CASE WHEN count(DISTINCT t.gm_code) = 1 THEN ' gemeente: ' ELSE ' gemeenten, zoals ' END
        || array_to_string(
            max_by(
                t.cel || ' ' || t.maatstaf || ' van ' || t.gm_code || ': ' || CAST(t.volume AS VARCHAR) || ' was ' || CAST(t.naast_volume AS VARCHAR)
                || ' (' || als_procent(t.aandeel) || ', hooguit ' || als_procent(t.boven) || ')',
                abs(t.aandeel), 3
            ), '; '
        ) AS waarde,
    'zo dicht bij ' || t.naast || ' als andere circulaires bij elkaar staan' AS verwacht,
    als_procent(max(abs(t.aandeel))) || ' van de algemene uitkering van een gemeente' AS verschil
FROM te_ver AS t
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, t.blad, t.naast
