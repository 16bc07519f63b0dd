-- The successors of a gemeente that ceased, until a date ($tot NULL: ever). Grain: opvolger. Parameters: $gm, $tot.
SELECT v.naam, v.soort, v.opvolger, v.opvolger_naam, v.huidige_gm_code, v.huidige_naam
FROM mart.gemeente_verloop AS v
WHERE v.gm_code = $gm AND ($tot IS NULL OR v.datum <= $tot)
QUALIFY v.datum = max(v.datum) OVER ()
ORDER BY v.opvolger
