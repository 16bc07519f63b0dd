-- Lasten per taakveld of some gemeenten, from the jaarrekening of the year, or its begroting where there is none.
-- Grain: taakveld, gm_code. Unit: whole euro. Parameters: $jaar, $gemeenten (codes). doelen: the goals booked on it.
WITH
verslag AS (
    SELECT b.verslagsoort
    FROM mart.besteding AS b
    WHERE b.boekjaar = $jaar
    GROUP BY b.verslagsoort
    ORDER BY b.verslagsoort = 'jaarrekening' DESC
    LIMIT 1
),
doelen AS (
    SELECT t.taakveld, string_agg(d.naam, '; ' ORDER BY d.volgorde) AS doelen
    FROM kern.doel_taakveld AS t
    INNER JOIN staging.doel AS d ON d.doel = t.doel
    GROUP BY t.taakveld
)
SELECT
    b.taakveld,
    b.omschrijving,
    b.verslagsoort,
    d.doelen,
    b.gm_code,
    b.lasten_eur
FROM mart.besteding AS b
INNER JOIN verslag AS v ON v.verslagsoort = b.verslagsoort
LEFT JOIN doelen AS d ON d.taakveld = b.taakveld
WHERE b.boekjaar = $jaar AND list_contains($gemeenten, b.gm_code)
ORDER BY b.taakveld, b.gm_code
