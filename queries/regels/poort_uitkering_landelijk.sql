-- The total of an uitkering is no further from the nearest vintage than real vintages differ: large ones as a share of all the
-- algemene uitkering, small ones of half a million or more as a number of times. One finding per table, with the worst columns.
-- An uitkering that the nearest vintage has and this one lacks counts as nil. Unit: euro.
WITH
landelijk AS (
    SELECT g.circulaire, g.uitkeringsjaar, abs(CAST(sum(g.naast_eur) AS DOUBLE)) AS naast_eur
    FROM verdeling.poort_gemeente AS g
    GROUP BY g.circulaire, g.uitkeringsjaar
),
kolom AS (
    SELECT
        u.bron_id,
        u.blad,
        u.naast,
        u.uitkering,
        u.is_nieuw,
        CAST(sum(u.bedrag_eur) AS DOUBLE) AS bedrag,
        CAST(sum(u.naast_bedrag_eur) AS DOUBLE) AS naast_bedrag,
        any_value(l.naast_eur) AS totaal,
        arg_max(u.cel, abs(u.bedrag_eur - u.naast_bedrag_eur)) AS cel
    FROM verdeling.poort_uitkering AS u
    INNER JOIN landelijk AS l USING (circulaire, uitkeringsjaar)
    INNER JOIN staging.uitkering_soort AS s USING (uitkering)
    WHERE s.soort <> 'suppletie'
    GROUP BY u.bron_id, u.blad, u.naast, u.uitkering, u.is_nieuw
),
te_ver AS (
    SELECT k.*, abs(k.bedrag - k.naast_bedrag) / nullif(k.totaal, 0) AS aandeel
    FROM kolom AS k
    LEFT JOIN staging.drempel AS e ON e.vergelijking = 'uitkering_landelijk' AND e.onderdeel = k.uitkering
    LEFT JOIN staging.drempel AS a ON a.vergelijking = 'uitkering_landelijk' AND a.onderdeel = ''
    INNER JOIN staging.drempel AS m ON m.vergelijking = 'uitkering_klein'
    WHERE
        abs(k.bedrag - k.naast_bedrag) / nullif(k.totaal, 0) > CAST(coalesce(e.boven, a.boven) AS DOUBLE)
        OR (NOT k.is_nieuw AND k.bedrag <> 0 AND abs(k.bedrag - k.naast_bedrag) >= 500000 AND buiten_drempel(k.bedrag / nullif(k.naast_bedrag, 0), m.onder, m.boven))
)
SELECT
    d.document,
    t.blad,
    arg_max(t.cel, t.aandeel) AS cel,
    array_to_string(max_by(t.uitkering || ' samen ' || format('{:t.}', CAST(t.bedrag AS BIGINT)) || ' was ' || format('{:t.}', CAST(t.naast_bedrag AS BIGINT)), t.aandeel, 3), '; ') AS waarde,
    'totalen die zo dicht bij ' || t.naast || ' blijven als in andere circulaires' AS verwacht,
    als_procent(max(t.aandeel)) || ' van de landelijke algemene uitkering' AS verschil
FROM te_ver AS t
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, t.blad, t.naast
