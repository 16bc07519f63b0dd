-- The algemene uitkering of a gemeente and of the whole is no further from the nearest vintage than real vintages differ, and
-- in no case what cannot be (a gemeente 25%, the whole 20%). Named is the table of volumes, out of which it follows with the weights
-- and the factor. One finding per vintage. Unit: euro, compared as a number of times.
WITH
landelijk AS (
    SELECT
        g.circulaire,
        g.uitkeringsjaar,
        g.naast,
        CAST(sum(g.bedrag_eur) AS DOUBLE) / nullif(CAST(sum(g.naast_eur) AS DOUBLE), 0) AS verhouding,
        CASE WHEN g.uitkeringsjaar = g.naast_jaar THEN 'au_zelfde_jaar' ELSE 'au_ander_jaar' END AS soort
    FROM verdeling.poort_gemeente AS g
    GROUP BY g.circulaire, g.uitkeringsjaar, g.naast, g.naast_jaar
),
geval AS (
    SELECT l.circulaire, l.uitkeringsjaar, l.naast, 'alle gemeenten samen' AS wie, l.verhouding - 1 AS verandering
    FROM landelijk AS l
    INNER JOIN staging.drempel AS d ON d.vergelijking IN ('au_landelijk', l.soort) AND buiten_drempel(l.verhouding, d.onder, d.boven)
    UNION
    SELECT g.circulaire, g.uitkeringsjaar, g.naast, g.gm_code AS wie, CAST(g.bedrag_eur AS DOUBLE) / CAST(g.naast_eur AS DOUBLE) - 1 AS verandering
    FROM verdeling.poort_gemeente AS g
    INNER JOIN landelijk AS l USING (circulaire, uitkeringsjaar)
    INNER JOIN staging.drempel AS d ON d.vergelijking = 'au_gemeente_verschil'
    WHERE g.naast_eur > 0 AND abs(CAST(g.bedrag_eur AS DOUBLE) / CAST(g.naast_eur AS DOUBLE) / nullif(l.verhouding, 0) - 1) > CAST(d.boven AS DOUBLE)
    UNION
    SELECT g.circulaire, g.uitkeringsjaar, g.naast, g.gm_code AS wie, CAST(g.bedrag_eur AS DOUBLE) / CAST(g.naast_eur AS DOUBLE) - 1 AS verandering
    FROM verdeling.poort_gemeente AS g
    INNER JOIN staging.drempel AS d ON d.vergelijking = 'au_gemeente' AND buiten_drempel(CAST(g.bedrag_eur AS DOUBLE) / nullif(CAST(g.naast_eur AS DOUBLE), 0), d.onder, d.boven)
),
tabel AS (
    SELECT v.circulaire, v.uitkeringsjaar, any_value(v.bron_id) AS bron_id, any_value(v.blad) AS blad
    FROM kern.volume AS v
    GROUP BY v.circulaire, v.uitkeringsjaar
)
SELECT
    d.document,
    t.blad,
    'rij van ' || arg_max(g.wie, abs(g.verandering)) AS cel,
    count(*) || ' te ver, zoals ' || array_to_string(max_by(g.wie || ' ' || als_procent(g.verandering), abs(g.verandering), 3), '; ') AS waarde,
    'een algemene uitkering die ' || g.naast || ' volgt zoals andere circulaires elkaar volgen' AS verwacht,
    als_procent(arg_max(g.verandering, abs(g.verandering))) AS verschil
FROM geval AS g
INNER JOIN tabel AS t USING (circulaire, uitkeringsjaar)
INNER JOIN staging.document AS d ON d.bron_id = t.bron_id
GROUP BY d.document, t.blad, g.naast
