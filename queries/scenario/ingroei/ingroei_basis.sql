-- What the ingroei is measured from: everything a gemeente gets in the published distribution. Unit: whole euro.
-- Grain: uitkeringsjaar, regel, gm_code.
SELECT
    k.uitkeringsjaar,
    'ingroei' AS regel,
    k.gm_code,
    CAST(coalesce(sum(g.bedrag_eur), 0) AS BIGINT) AS bedrag_eur
FROM memory.sessie.kenmerk AS k
INNER JOIN memory.staging.ingroei AS i USING (uitkeringsjaar)
LEFT JOIN memory.gepubliceerd.toewijzing AS g USING (uitkeringsjaar, gm_code)
GROUP BY k.uitkeringsjaar, k.gm_code
