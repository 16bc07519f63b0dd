-- Findings in the files of one gemeente: those that name it, and those about a row of it. Grain: regel, document, blad, cel.
-- Parameter: $gm.
WITH rij AS (
    SELECT i.bron_id, i.blad, i.cel
    FROM mart.besteding AS i
    WHERE i.gm_code = $gm
    UNION ALL
    SELECT u.bron_id, u.blad, u.cel
    FROM mart.uitkering AS u
    WHERE u.gm_code = $gm
    UNION ALL
    SELECT o.bron_id, o.blad, o.cel
    FROM mart.opgave AS o
    WHERE o.gm_code = $gm
    UNION ALL
    SELECT w.bron_id, w.blad, w.cel
    FROM mart.inwoners AS w
    WHERE w.gm_code = $gm
),
plek AS (
    SELECT DISTINCT d.document, r.blad, regexp_extract(r.cel, '\d+$') AS regelnummer
    FROM rij AS r
    INNER JOIN mart.document AS d USING (bron_id)
)
SELECT b.regel, b.ernst, b.document, b.blad, b.cel, b.waarde, b.verwacht, b.verschil, b.melding, b.remedie
FROM mart.bevinding AS b
WHERE
    contains(concat_ws(' ', b.cel, b.waarde, b.melding), $gm)
    OR EXISTS (
        SELECT 1
        FROM plek AS p
        WHERE p.document = b.document AND p.blad = b.blad AND p.regelnummer = regexp_extract(b.cel, '^[A-Z]+(\d+)$', 1)
    )
ORDER BY b.ernst, b.regel, b.document, b.cel
