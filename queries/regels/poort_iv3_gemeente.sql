-- A report looks most like the report before it of the same gemeente: when few of its taakvelden are within a fifth of those, and
-- many more within a fifth of those of another gemeente of its size, rows were swapped, shifted or doubled. Compared are
-- taakvelden above € 100.000, at least ten of them. One finding per table, with the worst gemeenten. Unit: shares of taakvelden.
WITH
eigen AS (
    SELECT
        v.boekjaar,
        v.verslagsoort,
        v.gm_code,
        v.oud_jaar,
        v.oud_soort,
        CAST(sum(v.lasten_eur) AS DOUBLE) AS lasten,
        CAST(sum(v.oud_lasten_eur) AS DOUBLE) AS oud_lasten,
        avg(CAST(abs(v.lasten_eur - v.oud_lasten_eur) <= 0.2 * greatest(abs(v.lasten_eur), abs(v.oud_lasten_eur)) AS INTEGER)) FILTER (WHERE v.is_groot) AS aandeel,
        any_value(v.bron_id) AS bron_id,
        any_value(v.blad) AS blad,
        min(v.cel) AS cel
    FROM verdeling.poort_iv3 AS v
    GROUP BY v.boekjaar, v.verslagsoort, v.gm_code, v.oud_jaar, v.oud_soort
),
-- nearly every report is enough like the one before it, and needs no comparison with all the others
vreemd AS MATERIALIZED (
    SELECT e.*
    FROM eigen AS e
    INNER JOIN staging.drempel AS g ON g.vergelijking = 'iv3_gemeente_zelf' AND coalesce(e.aandeel, 0) < CAST(g.onder AS DOUBLE)
),
eigen_taakveld AS MATERIALIZED (
    SELECT v.boekjaar, v.verslagsoort, v.gm_code, v.oud_jaar, v.oud_soort, v.lasten, n.taakveld, n.lasten_eur
    FROM vreemd AS v
    INNER JOIN verdeling.poort_iv3 AS n USING (boekjaar, verslagsoort, gm_code)
    WHERE abs(n.lasten_eur) > 100000
),
gelijkend AS (
    SELECT
        n.boekjaar,
        n.verslagsoort,
        n.gm_code,
        o.gm_code AS andere,
        avg(CAST(abs(n.lasten_eur - o.oud_lasten_eur) <= 0.2 * greatest(abs(n.lasten_eur), abs(o.oud_lasten_eur)) AS INTEGER)) AS aandeel
    FROM eigen_taakveld AS n
    INNER JOIN verdeling.poort_iv3 AS o USING (boekjaar, verslagsoort, oud_jaar, oud_soort, taakveld)
    INNER JOIN eigen AS b ON b.boekjaar = o.boekjaar AND b.verslagsoort = o.verslagsoort AND b.gm_code = o.gm_code
    WHERE o.gm_code <> n.gm_code AND b.oud_lasten BETWEEN 0.5 * n.lasten AND 2 * n.lasten AND abs(o.oud_lasten_eur) > 100000
    GROUP BY n.boekjaar, n.verslagsoort, n.gm_code, o.gm_code
    HAVING count(*) >= 10
),
beste AS (
    SELECT g.boekjaar, g.verslagsoort, g.gm_code, max(g.aandeel) AS ander, arg_max(g.andere, g.aandeel) AS andere
    FROM gelijkend AS g
    GROUP BY g.boekjaar, g.verslagsoort, g.gm_code
)
SELECT
    d.document,
    v.blad,
    arg_max(v.cel, b.ander - coalesce(v.aandeel, 0)) AS cel,
    count(*) || CASE WHEN count(*) = 1 THEN ' gemeente: ' ELSE ' gemeenten, zoals ' END
        || array_to_string(max_by(v.gm_code || ' lijkt op ' || b.andere || ' (' || als_procent(b.ander) || ', op zichzelf ' || als_procent(coalesce(v.aandeel, 0)) || ')', b.ander - coalesce(v.aandeel, 0), 3), '; ') AS waarde,
    'verslagen die het meest lijken op het vorige verslag van dezelfde gemeente' AS verwacht,
    NULL AS verschil
FROM vreemd AS v
INNER JOIN beste AS b USING (boekjaar, verslagsoort, gm_code)
INNER JOIN staging.drempel AS g ON g.vergelijking = 'iv3_gemeente' AND b.ander - coalesce(v.aandeel, 0) > CAST(g.boven AS DOUBLE)
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, v.blad
