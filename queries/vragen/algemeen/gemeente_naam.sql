-- The last known name of a code and the years in which it exists. Grain: one row, none when the code is unknown.
-- Parameter: $gm.
SELECT n.naam, n.eerste_jaar, n.laatste_jaar
FROM mart.gemeente_naam AS n
WHERE n.gm_code = $gm
