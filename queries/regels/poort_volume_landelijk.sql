-- A maatstaf moves the national algemene uitkering no further from the nearest vintage than real vintages differ.
-- One finding per table, with the worst columns. Unit: part of the national algemene uitkering, at the prices of then.
WITH
landelijk AS (
    SELECT g.circulaire, g.uitkeringsjaar, CAST(sum(g.naast_eur) AS DOUBLE) AS naast_eur
    FROM verdeling.poort_gemeente AS g
    GROUP BY g.circulaire, g.uitkeringsjaar
),
kolom AS (
    SELECT
        v.bron_id,
        v.blad,
        v.maatstaf,
        v.naast,
        sum(v.verschil) / nullif(any_value(l.naast_eur), 0) AS aandeel,
        sum(v.volume) AS volume,
        sum(v.naast_volume) AS naast_volume,
        arg_max(v.cel, abs(v.verschil)) AS cel
    FROM verdeling.poort_volume AS v
    INNER JOIN landelijk AS l USING (circulaire, uitkeringsjaar)
    GROUP BY v.bron_id, v.blad, v.maatstaf, v.naast, v.circulaire, v.uitkeringsjaar
),
te_ver AS (
    SELECT k.*
    FROM kolom AS k
    LEFT JOIN staging.drempel AS e ON e.vergelijking = 'volume_landelijk' AND e.onderdeel = k.maatstaf
    LEFT JOIN staging.drempel AS a ON a.vergelijking = 'volume_landelijk' AND a.onderdeel = ''
    WHERE abs(k.aandeel) > CAST(coalesce(e.boven, a.boven) AS DOUBLE)
)
SELECT
    d.document,
    t.blad,
    arg_max(t.cel, abs(t.aandeel)) AS cel,
    array_to_string(
        max_by(t.maatstaf || ' samen ' || CAST(t.volume AS VARCHAR) || ' was ' || CAST(t.naast_volume AS VARCHAR) || ' (' || als_procent(t.aandeel) || ')', abs(t.aandeel), 3), '; '
    ) AS waarde,
    'kolommen die landelijk zo dicht bij ' || t.naast || ' blijven als andere circulaires bij elkaar staan' AS verwacht,
    als_procent(max(abs(t.aandeel))) || ' van de landelijke algemene uitkering' AS verschil
FROM te_ver AS t
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, t.blad, t.naast
