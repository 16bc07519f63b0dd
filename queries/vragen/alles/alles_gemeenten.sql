-- The gemeenten of all years with what they get in all. Grain: uitkeringsjaar, gm_code. Unit: whole euro; persons.
-- eigen_eur: without money for a region, so that it can be put per own inhabitant. regio: the veiligheidsregio, with the gemeente that
-- receives for it.
WITH
regionaal AS (
    SELECT DISTINCT r.uitkeringsjaar, r.doel
    FROM mart.toewijzing_regio AS r
),
som AS (
    SELECT
        t.uitkeringsjaar,
        t.gm_code,
        CAST(sum(t.bedrag_eur) AS BIGINT) AS toegewezen_eur,
        CAST(coalesce(sum(t.bedrag_eur) FILTER (WHERE r.doel IS NULL), 0) AS BIGINT) AS eigen_eur,
        zwakste(t.status, t.bedrag_eur <> 0) AS status
    FROM mart.toewijzing AS t
    LEFT JOIN regionaal AS r USING (uitkeringsjaar, doel)
    GROUP BY t.uitkeringsjaar, t.gm_code
)
SELECT
    g.uitkeringsjaar,
    g.gm_code,
    g.naam AS gemeente,
    g.provincie,
    g.grootteklasse,
    g.inwoners,
    g.inwoners_jaar,
    s.toegewezen_eur,
    s.eigen_eur,
    s.status,
    r.regio,
    r.centrumgemeente
FROM mart.gemeente_jaar AS g
LEFT JOIN som AS s USING (uitkeringsjaar, gm_code)
LEFT JOIN mart.regio_gemeente AS r USING (uitkeringsjaar, gm_code)
ORDER BY g.uitkeringsjaar, g.naam_sorteer, g.gm_code
