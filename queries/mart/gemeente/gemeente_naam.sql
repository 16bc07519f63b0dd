-- The last known name of every code that ever was a gemeente, and the years in which it is one. Grain: gm_code.
SELECT
    g.gm_code,
    arg_max(g.naam, g.indeling_jaar) AS naam,
    arg_max(g.naam_sorteer, g.indeling_jaar) AS naam_sorteer,
    arg_max(g.provincie, g.indeling_jaar) AS provincie,
    min(g.indeling_jaar) AS eerste_jaar,
    max(g.indeling_jaar) AS laatste_jaar
FROM kern.gemeente AS g
GROUP BY g.gm_code
