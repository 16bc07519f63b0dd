-- What the ingroei is measured from: everything a gemeente gets in the published distribution, without
-- money for a whole region. Unit: whole euro.
-- Grain: uitkeringsjaar, regel, gm_code.
WITH eigen AS (
    SELECT t.uitkeringsjaar, t.gm_code, t.bedrag_eur
    FROM memory.gepubliceerd.toewijzing AS t
    ANTI JOIN memory.sessie.regionaal AS r ON r.uitkeringsjaar = t.uitkeringsjaar AND r.doel = t.doel
)
SELECT
    k.uitkeringsjaar,
    'ingroei' AS regel,
    k.gm_code,
    CAST(coalesce(sum(g.bedrag_eur), 0) AS BIGINT) AS bedrag_eur
FROM memory.sessie.kenmerk AS k
INNER JOIN memory.staging.ingroei AS i USING (uitkeringsjaar)
LEFT JOIN eigen AS g USING (uitkeringsjaar, gm_code)
GROUP BY k.uitkeringsjaar, k.gm_code
