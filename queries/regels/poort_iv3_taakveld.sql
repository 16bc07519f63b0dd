-- The lasten of a taakveld follow those of the report before it: for most gemeenten within twice or half, and nationally. They
-- are not the figures of that report, nor those of another taakveld. Compared are taakvelden that thirty gemeenten or more have,
-- that have a threshold, and that were not split or joined: a hoofdtaakveld with a code that the report before lacks is left out.
-- One finding per table and kind, with the worst taakvelden. Unit: euro, compared as a number of times or as shares of gemeenten.
WITH
codes AS (
    SELECT DISTINCT i.boekjaar, i.verslagsoort, i.taakveld, split_part(i.taakveld, '.', 1) AS hoofdtaakveld
    FROM kern.iv3 AS i
    WHERE i.lasten_eur IS NOT NULL
),
anders_ingedeeld AS (
    SELECT DISTINCT v.boekjaar, v.verslagsoort, n.hoofdtaakveld
    FROM (SELECT DISTINCT p.boekjaar, p.verslagsoort, p.oud_jaar, p.oud_soort FROM verdeling.poort_iv3 AS p) AS v
    INNER JOIN codes AS n USING (boekjaar, verslagsoort)
    ANTI JOIN codes AS o ON o.boekjaar = v.oud_jaar AND o.verslagsoort = v.oud_soort AND o.taakveld = n.taakveld
),
kolom AS (
    SELECT
        v.boekjaar,
        v.verslagsoort,
        v.taakveld,
        avg(CAST(v.lasten_eur <= 2 * v.oud_lasten_eur AND 2 * v.lasten_eur >= v.oud_lasten_eur AS INTEGER)) FILTER (WHERE v.is_groot) AS binnen,
        count(*) FILTER (WHERE v.is_groot) AS aantal,
        CAST(sum(v.lasten_eur) AS DOUBLE) / nullif(CAST(sum(v.oud_lasten_eur) AS DOUBLE), 0) AS maal,
        avg(CAST(v.lasten_eur = v.oud_lasten_eur AS INTEGER)) FILTER (WHERE v.is_groot) AS gelijk,
        count(*) FILTER (WHERE v.oud_lasten_eur > 100000) AS was_groot,
        mode(v.bron_id) AS bron_id,
        mode(v.blad) AS blad,
        min(v.cel) AS cel
    FROM verdeling.poort_iv3 AS v
    ANTI JOIN anders_ingedeeld AS a ON a.boekjaar = v.boekjaar AND a.verslagsoort = v.verslagsoort AND a.hoofdtaakveld = split_part(v.taakveld, '.', 1)
    GROUP BY v.boekjaar, v.verslagsoort, v.taakveld
),
-- the pairs of taakvelden that share enough amounts to be compared at all: few, where all pairs are thousands
gelijk AS (
    SELECT a.boekjaar, a.verslagsoort, a.taakveld, b.taakveld AS ander, count(*) AS aantal, mode(a.bron_id) AS bron_id, mode(a.blad) AS blad, min(a.cel) AS cel
    FROM kern.iv3 AS a
    INNER JOIN kern.iv3 AS b USING (boekjaar, verslagsoort, gm_code, lasten_eur)
    WHERE a.taakveld < b.taakveld AND abs(a.lasten_eur) > 20000
    GROUP BY a.boekjaar, a.verslagsoort, a.taakveld, b.taakveld
    HAVING count(*) >= 12
),
zelfde AS (
    SELECT g.boekjaar, g.verslagsoort, g.taakveld || ' en ' || g.ander AS wat, g.aantal / count(*) AS gelijk, g.bron_id, g.blad, g.cel
    FROM gelijk AS g
    INNER JOIN kern.iv3 AS a USING (boekjaar, verslagsoort, taakveld)
    INNER JOIN kern.iv3 AS b ON b.boekjaar = a.boekjaar AND b.verslagsoort = a.verslagsoort AND b.gm_code = a.gm_code AND b.taakveld = g.ander
    WHERE abs(a.lasten_eur) > 20000 AND abs(b.lasten_eur) > 20000
    GROUP BY g.boekjaar, g.verslagsoort, g.taakveld, g.ander, g.aantal, g.bron_id, g.blad, g.cel
    HAVING count(*) >= 30
),
geval AS (
    SELECT k.bron_id, k.blad, k.cel, 'voor de meeste gemeenten tussen de helft en het dubbele van het vorige verslag' AS verwacht, k.taakveld || ': ' || als_procent(k.binnen) AS wat, 1 - k.binnen AS maat
    FROM kolom AS k
    INNER JOIN staging.drempel AS d ON d.vergelijking = 'iv3_taakveld_gelijkend' AND d.onderdeel = k.taakveld
    WHERE k.aantal >= 30 AND buiten_drempel(k.binnen, d.onder, d.boven)
    UNION ALL
    SELECT k.bron_id, k.blad, k.cel, 'landelijk als in het vorige verslag' AS verwacht, k.taakveld || ': ' || als_maal(k.maal) || ' keer' AS wat, abs(k.maal - 1) AS maat
    FROM kolom AS k
    INNER JOIN staging.drempel AS d ON d.vergelijking = 'iv3_taakveld_landelijk' AND d.onderdeel = k.taakveld
    WHERE k.was_groot >= 30 AND buiten_drempel(k.maal, d.onder, d.boven)
    UNION ALL
    SELECT k.bron_id, k.blad, k.cel, 'andere lasten dan in het vorige verslag' AS verwacht, k.taakveld || ': ' || als_procent(k.gelijk) || ' gelijk' AS wat, k.gelijk AS maat
    FROM kolom AS k
    INNER JOIN staging.drempel AS d ON d.vergelijking = 'iv3_taakveld_zelfde' AND k.gelijk > CAST(d.boven AS DOUBLE)
    WHERE k.aantal >= 100
    UNION ALL
    SELECT z.bron_id, z.blad, z.cel, 'elk taakveld met eigen lasten' AS verwacht, z.wat || ': ' || als_procent(z.gelijk) || ' gelijk' AS wat, z.gelijk AS maat
    FROM zelfde AS z
    INNER JOIN staging.drempel AS d ON d.vergelijking = 'iv3_taakveld_zelfde' AND z.gelijk > CAST(d.boven AS DOUBLE)
)
SELECT
    d.document,
    g.blad,
    arg_max(g.cel, g.maat) AS cel,
    count(*) || CASE WHEN count(*) = 1 THEN ' taakveld: ' ELSE ' taakvelden, zoals ' END || array_to_string(max_by(g.wat, g.maat, 3), '; ') AS waarde,
    g.verwacht,
    NULL AS verschil
FROM geval AS g
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, g.blad, g.verwacht
