-- The ingroei as one line per year: everything gemeenten get in the scenario. Grain: uitkeringsjaar, regel. Unit: whole euro.
SELECT
    t.uitkeringsjaar,
    'ingroei' AS regel,
    CAST(sum(t.bedrag_eur) AS BIGINT) AS bedrag_eur
FROM memory.scenario.toewijzing AS t
INNER JOIN memory.staging.ingroei AS i USING (uitkeringsjaar)
GROUP BY t.uitkeringsjaar
