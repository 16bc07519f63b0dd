-- The money of a year that one gemeente receives for its region. Grain: doel, regio. Units: whole euro, persons, gemeenten.
-- toelichting and bron say how it is known that the goal is for regions. Parameter: $jaar.
SELECT
    t.doel,
    t.regio_code,
    t.regio,
    t.centrumgemeente AS gm_code,
    g.naam,
    g.naam_sorteer,
    t.bedrag_eur,
    t.ontvangers,
    t.gemeenten,
    t.inwoners,
    t.status,
    t.toelichting,
    t.bron
FROM mart.toewijzing_regio AS t
LEFT JOIN mart.gemeente_jaar AS g ON g.uitkeringsjaar = t.uitkeringsjaar AND g.gm_code = t.centrumgemeente
WHERE t.uitkeringsjaar = $jaar
ORDER BY t.doel, t.regio_code
