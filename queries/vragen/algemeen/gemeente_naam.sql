-- The last known name of a code and the years in which it exists. Grain: one row, none when the code is unknown.
-- Parameter: $gm.
SELECT
    arg_max(g.naam, g.indeling_jaar) AS naam,
    min(g.indeling_jaar) AS eerste_jaar,
    max(g.indeling_jaar) AS laatste_jaar
FROM mart.gemeente AS g
WHERE g.gm_code = $gm
HAVING count(*) > 0
