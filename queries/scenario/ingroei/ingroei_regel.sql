-- The ingroei as one line per year: everything gemeenten get in the scenario, without money for a whole
-- region, which is no money per own inhabitant. Grain: uitkeringsjaar, regel. Unit: whole euro.
SELECT
    t.uitkeringsjaar,
    'ingroei' AS regel,
    CAST(sum(t.bedrag_eur) AS BIGINT) AS bedrag_eur
FROM memory.scenario.toewijzing AS t
INNER JOIN memory.staging.ingroei AS i USING (uitkeringsjaar)
ANTI JOIN memory.sessie.regionaal AS r ON r.uitkeringsjaar = t.uitkeringsjaar AND r.doel = t.doel
GROUP BY t.uitkeringsjaar
