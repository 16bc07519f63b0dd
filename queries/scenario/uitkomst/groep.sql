-- The outcome per group of gemeenten. Grain: uitkeringsjaar, soort (landelijk, grootteklasse, provincie, centrumfunctie),
-- groep. Unit: whole euro; per inhabitant from the sums (never the average of averages), two decimals, halves away from
-- zero. voordeel, nadeel and gelijk count gemeenten by the sign of their difference.
WITH
lid AS (
    SELECT g.uitkeringsjaar, s.soort, s.groep, g.inwoners, g.basis_eur, g.scenario_eur, g.verschil_eur
    FROM scenario.gemeente AS g
    CROSS JOIN unnest([
        {'soort': 'landelijk', 'groep': 'alle gemeenten'},
        {'soort': 'grootteklasse', 'groep': g.grootteklasse},
        {'soort': 'provincie', 'groep': g.provincie},
        {'soort': 'centrumfunctie', 'groep': g.centrumfunctie}
    ]) AS u (s)
),
som AS (
    SELECT
        l.uitkeringsjaar,
        l.soort,
        l.groep,
        count(*) AS gemeenten,
        CAST(sum(l.inwoners) AS BIGINT) AS inwoners,
        min(l.inwoners) AS kleinste,
        CAST(sum(l.basis_eur) AS BIGINT) AS basis_eur,
        CAST(sum(l.scenario_eur) AS BIGINT) AS scenario_eur,
        CAST(sum(l.verschil_eur) AS BIGINT) AS verschil_eur,
        count(*) FILTER (WHERE l.verschil_eur > 0) AS voordeel,
        count(*) FILTER (WHERE l.verschil_eur < 0) AS nadeel,
        count(*) FILTER (WHERE l.verschil_eur = 0) AS gelijk
    FROM lid AS l
    GROUP BY l.uitkeringsjaar, l.soort, l.groep
)
SELECT
    s.uitkeringsjaar,
    s.soort,
    s.groep,
    s.gemeenten,
    s.inwoners,
    s.basis_eur,
    s.scenario_eur,
    s.verschil_eur,
    CAST(CAST((s.basis_eur * 200 + s.inwoners) // nullif(2 * s.inwoners, 0) AS DECIMAL(16, 0)) * 0.01 AS DECIMAL(18, 2)) AS basis_eur_per_inwoner,
    CAST(CAST((s.scenario_eur * 200 + s.inwoners) // nullif(2 * s.inwoners, 0) AS DECIMAL(16, 0)) * 0.01 AS DECIMAL(18, 2)) AS scenario_eur_per_inwoner,
    CAST(
        CAST(sign(s.verschil_eur) * ((abs(s.verschil_eur) * 200 + s.inwoners) // nullif(2 * s.inwoners, 0)) AS DECIMAL(16, 0)) * 0.01
        AS DECIMAL(18, 2)
    ) AS verschil_eur_per_inwoner,
    s.voordeel,
    s.nadeel,
    s.gelijk
FROM som AS s
ORDER BY
    s.uitkeringsjaar,
    list_position(['landelijk', 'grootteklasse', 'provincie', 'centrumfunctie'], s.soort),
    CASE WHEN s.soort = 'grootteklasse' THEN s.kleinste END,
    list_position(['Sterk', 'Redelijk', 'Weinig', 'Zonder'], s.groep),
    s.groep
