-- Lasten per taakveld of some gemeenten, from the jaarrekening of the year, or its begroting where there is none.
-- Grain: taakveld, gm_code. Unit: whole euro. Parameters: $jaar, $gemeenten (codes). doelen: the goals booked on it.
-- A taakveld whose money stands on its parts (6.82 on 6.82a and 6.82b) has no figure of its own but a reason; without this it
-- would read as zero beside them.
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
    FROM mart.doel AS d
    CROSS JOIN unnest(d.taakveld_codes) AS t (taakveld)
    GROUP BY t.taakveld
),
besteding AS (
    SELECT b.taakveld, b.omschrijving, b.verslagsoort, b.gm_code, b.lasten_eur, b.baten_eur, b.salarissen_eur
    FROM mart.besteding AS b
    INNER JOIN verslag AS v USING (verslagsoort)
    WHERE b.boekjaar = $jaar AND list_contains($gemeenten, b.gm_code)
),
op_delen AS (
    SELECT h.taakveld, h.gm_code, string_agg(d.taakveld, ', ' ORDER BY d.taakveld) AS delen
    FROM besteding AS h
    INNER JOIN besteding AS d ON d.gm_code = h.gm_code AND regexp_full_match(d.taakveld, regexp_escape(h.taakveld) || '[a-z]')
    WHERE h.lasten_eur = 0 AND h.baten_eur = 0 AND (d.lasten_eur <> 0 OR d.baten_eur <> 0)
    GROUP BY h.taakveld, h.gm_code
)
SELECT
    b.taakveld,
    b.omschrijving,
    b.verslagsoort,
    d.doelen,
    b.gm_code,
    CASE WHEN o.taakveld IS NULL THEN b.lasten_eur END AS lasten_eur,
    'geboekt op ' || o.delen AS reden
FROM besteding AS b
LEFT JOIN doelen AS d USING (taakveld)
LEFT JOIN op_delen AS o USING (taakveld, gm_code)
ORDER BY b.taakveld, b.gm_code
