-- Every name under which somebody looks for a gemeente: its own, another spelling, and that of a gemeente that ceased.
-- Grain: naam, gm_code. soort: 'eigen', 'ook wel' or 'vervallen'; nu_naam: what it is called now, or where it went on; NULL where it was
-- split. vanaf_jaar and tot_jaar: the indelingen that know the code. Source: kern.gemeente, staging.naamvariant, herindelingen.
SELECT g.gm_code, g.naam, g.naam_sorteer, 'eigen' AS soort, g.naam AS nu_naam, g.eerste_jaar AS vanaf_jaar, g.laatste_jaar AS tot_jaar
FROM mart.gemeente_naam AS g
ANTI JOIN mart.gemeente_verloop AS v USING (gm_code)
UNION ALL
SELECT g.gm_code, n.naam, lower(n.naam) AS naam_sorteer, 'ook wel' AS soort, g.naam AS nu_naam, g.eerste_jaar AS vanaf_jaar, g.laatste_jaar AS tot_jaar
FROM staging.naamvariant AS n
INNER JOIN mart.gemeente_naam AS g USING (gm_code)
ANTI JOIN mart.gemeente_verloop AS v USING (gm_code)
UNION ALL
SELECT
    v.gm_code,
    v.naam,
    lower(v.naam) AS naam_sorteer,
    'vervallen' AS soort,
    CASE WHEN count(DISTINCT v.huidige_naam) = 1 THEN any_value(v.huidige_naam) END AS nu_naam,
    any_value(g.eerste_jaar) AS vanaf_jaar,
    any_value(g.laatste_jaar) AS tot_jaar
FROM mart.gemeente_verloop AS v
LEFT JOIN mart.gemeente_naam AS g USING (gm_code)
GROUP BY v.gm_code, v.naam
