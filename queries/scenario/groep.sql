-- The outcome per group of gemeenten. Grain: uitkeringsjaar, soort (landelijk, grootteklasse, provincie, centrumfunctie),
-- groep. Unit: whole euro; per inhabitant from the sums (never the average of averages), two decimals, halves away from
-- zero. voordeel, nadeel and gelijk count gemeenten by the sign of their difference.
WITH som AS (
    SELECT
        g.uitkeringsjaar,
        CASE
            WHEN grouping(g.grootteklasse) = 0 THEN 'grootteklasse'
            WHEN grouping(g.provincie) = 0 THEN 'provincie'
            WHEN grouping(g.centrumfunctie) = 0 THEN 'centrumfunctie'
            ELSE 'landelijk'
        END AS soort,
        coalesce(g.grootteklasse, g.provincie, g.centrumfunctie, 'alle gemeenten') AS groep,
        count(*) AS gemeenten,
        CAST(sum(g.inwoners) AS BIGINT) AS inwoners,
        min(g.inwoners) AS kleinste,
        CAST(sum(g.basis_eur) AS BIGINT) AS basis_eur,
        CAST(sum(g.scenario_eur) AS BIGINT) AS scenario_eur,
        CAST(sum(g.verschil_eur) AS BIGINT) AS verschil_eur,
        count(*) FILTER (WHERE g.verschil_eur > 0) AS voordeel,
        count(*) FILTER (WHERE g.verschil_eur < 0) AS nadeel,
        count(*) FILTER (WHERE g.verschil_eur = 0) AS gelijk
    FROM scenario.gemeente AS g
    GROUP BY GROUPING SETS (
        (g.uitkeringsjaar), (g.uitkeringsjaar, g.grootteklasse), (g.uitkeringsjaar, g.provincie), (g.uitkeringsjaar, g.centrumfunctie)
    )
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
