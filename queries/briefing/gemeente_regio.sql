-- What is received for the region that a gemeente lies in, by itself or by the centrumgemeente naam. Grain: doel.
-- Parameters: $jaar, $gm. Units: whole euro, gemeenten. gemeenten_cellen: the source cells of those that were counted; reads the
-- temporary table briefing_gemeente_cel. No rows in a year without money for regions.
SELECT
    t.doel,
    d.kort AS doel_naam,
    d.volgorde,
    t.regio,
    z.is_centrum,
    g.naam,
    t.bedrag_eur,
    t.gemeenten,
    (
        SELECT broncellen(c.register_cel, c.gm_code)
        FROM mart.regio_gemeente AS l
        INNER JOIN briefing_gemeente_cel AS c USING (gm_code)
        WHERE l.uitkeringsjaar = $jaar AND l.regio_code = t.regio_code
    ) AS gemeenten_cellen,
    t.status
FROM mart.toewijzing_regio AS t
INNER JOIN mart.regio_gemeente AS z USING (uitkeringsjaar, regio_code)
INNER JOIN mart.doel AS d USING (doel)
INNER JOIN mart.gemeente_jaar AS g ON g.uitkeringsjaar = t.uitkeringsjaar AND g.gm_code = t.centrumgemeente
WHERE t.uitkeringsjaar = $jaar AND z.gm_code = $gm
ORDER BY d.volgorde
