-- The name printed beside a code is not that of another gemeente: then name and code were shifted against each other.
-- Names are compared without capitals, accents and punctuation, and also without a part in brackets, as in Bergen (NH.).
WITH
gedrukt AS (
    SELECT v.bron_id, v.blad, v.gm_code, v.gemeente, year(c.indeling_peildatum) AS jaar, 'B' AS kolom, min(CAST(regexp_extract(v.cel, '\d+') AS INTEGER)) AS rij
    FROM staging.volume AS v
    INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
    GROUP BY v.bron_id, v.blad, v.gm_code, v.gemeente, year(c.indeling_peildatum)
    UNION ALL
    SELECT u.bron_id, u.blad, u.gm_code, u.gemeente, year(c.indeling_peildatum) AS jaar, 'B' AS kolom, min(CAST(regexp_extract(u.cel, '\d+') AS INTEGER)) AS rij
    FROM staging.uitkering AS u
    INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
    GROUP BY u.bron_id, u.blad, u.gm_code, u.gemeente, year(c.indeling_peildatum)
    UNION ALL
    SELECT i.bron_id, i.blad, i.gm_code, i.gemeente, i.boekjaar AS jaar, 'B' AS kolom, min(CAST(regexp_extract(i.cel, '\d+') AS INTEGER)) AS rij
    FROM staging.iv3 AS i
    GROUP BY i.bron_id, i.blad, i.gm_code, i.gemeente, i.boekjaar
    UNION ALL
    SELECT o.bron_id, o.blad, o.gm_code, o.gemeente, year(o.peildatum) AS jaar, 'C' AS kolom, min(CAST(regexp_extract(o.cel, '\d+') AS INTEGER)) AS rij
    FROM staging.opgave AS o
    GROUP BY o.bron_id, o.blad, o.gm_code, o.gemeente, year(o.peildatum)
),
naam AS (
    SELECT
        g.bron_id,
        g.blad,
        g.gm_code,
        g.gemeente,
        g.jaar,
        g.kolom,
        g.rij,
        regexp_replace(strip_accents(lower(g.gemeente)), '[^a-z0-9]', '', 'g') AS heel,
        regexp_replace(strip_accents(lower(regexp_replace(g.gemeente, '\([^)]*\)', '', 'g'))), '[^a-z0-9]', '', 'g') AS kort
    FROM gedrukt AS g
),
gemeente AS (
    SELECT
        g.indeling_jaar,
        g.gm_code,
        g.naam,
        regexp_replace(strip_accents(lower(g.naam)), '[^a-z0-9]', '', 'g') AS heel,
        regexp_replace(strip_accents(lower(regexp_replace(g.naam, '\([^)]*\)', '', 'g'))), '[^a-z0-9]', '', 'g') AS kort
    FROM kern.gemeente AS g
)
SELECT d.document, n.blad, n.kolom || n.rij AS cel, n.gm_code || ': ' || n.gemeente AS waarde, coalesce(e.naam, 'een gemeente van ' || n.jaar) AS verwacht, NULL AS verschil
FROM naam AS n
INNER JOIN staging.document AS d USING (bron_id)
LEFT JOIN gemeente AS e ON e.indeling_jaar = n.jaar AND e.gm_code = n.gm_code
SEMI JOIN gemeente AS a
    ON a.indeling_jaar = n.jaar AND a.gm_code <> n.gm_code AND (a.heel = n.heel OR (n.kort IN (a.heel, a.kort) AND n.kort NOT IN (coalesce(e.heel, ''), coalesce(e.kort, ''))))
WHERE n.heel IS DISTINCT FROM e.heel
