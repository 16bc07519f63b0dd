-- The last known name of every code that ever was a gemeente. Grain: gm_code.
SELECT g.gm_code, arg_max(g.naam, g.indeling_jaar) AS naam
FROM mart.gemeente AS g
GROUP BY g.gm_code
ORDER BY g.gm_code
