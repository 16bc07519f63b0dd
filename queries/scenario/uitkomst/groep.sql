-- The outcome per group of gemeenten. Grain: uitkeringsjaar, soort (landelijk, grootteklasse, provincie, centrumfunctie),
-- groep. Unit: whole euro; per inhabitant from the sums (never the average of averages), two decimals, halves away from
-- zero, without money for a whole region. voordeel, nadeel and gelijk count gemeenten by the sign of their difference.
WITH lid AS (
    SELECT
        g.uitkeringsjaar,
        s.soort,
        s.groep,
        g.inwoners,
        g.basis_eur,
        g.scenario_eur,
        g.verschil_eur,
        g.basis_eur - g.basis_regionaal_eur AS basis_eigen_eur,
        g.scenario_eur - g.basis_regionaal_eur - g.verschil_regionaal_eur AS scenario_eigen_eur
    FROM scenario.gemeente AS g
    CROSS JOIN unnest([
        {'soort': 'landelijk', 'groep': 'alle gemeenten'},
        {'soort': 'grootteklasse', 'groep': g.grootteklasse},
        {'soort': 'provincie', 'groep': g.provincie},
        {'soort': 'centrumfunctie', 'groep': g.centrumfunctie}
    ]) AS u (s)
)
SELECT
    l.uitkeringsjaar,
    l.soort,
    l.groep,
    count(*) AS gemeenten,
    CAST(sum(l.inwoners) AS BIGINT) AS inwoners,
    CAST(sum(l.basis_eur) AS BIGINT) AS basis_eur,
    CAST(sum(l.scenario_eur) AS BIGINT) AS scenario_eur,
    CAST(sum(l.verschil_eur) AS BIGINT) AS verschil_eur,
    per_stuk(sum(l.basis_eigen_eur), sum(l.inwoners)) AS basis_eur_per_inwoner,
    per_stuk(sum(l.scenario_eigen_eur), sum(l.inwoners)) AS scenario_eur_per_inwoner,
    per_stuk(sum(l.scenario_eigen_eur - l.basis_eigen_eur), sum(l.inwoners)) AS verschil_eur_per_inwoner,
    count(*) FILTER (WHERE l.verschil_eur > 0) AS voordeel,
    count(*) FILTER (WHERE l.verschil_eur < 0) AS nadeel,
    count(*) FILTER (WHERE l.verschil_eur = 0) AS gelijk
FROM lid AS l
GROUP BY l.uitkeringsjaar, l.soort, l.groep
ORDER BY
    l.uitkeringsjaar,
    list_position(['landelijk', 'grootteklasse', 'provincie', 'centrumfunctie'], l.soort),
    CASE WHEN l.soort = 'grootteklasse' THEN min(l.inwoners) END,
    list_position(['Sterk', 'Redelijk', 'Weinig', 'Zonder'], l.groep),
    l.groep
