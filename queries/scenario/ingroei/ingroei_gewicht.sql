-- The weights of the ingroei: everything a gemeente would get in the scenario without it, and without money for a
-- whole region. Unit: whole euro.
-- Grain: uitkeringsjaar, regel, deel, gm_code.
WITH eigen AS (
    SELECT t.uitkeringsjaar, t.gm_code, t.bedrag_eur
    FROM memory.scenario.toewijzing AS t
    ANTI JOIN memory.sessie.regionaal AS r ON r.uitkeringsjaar = t.uitkeringsjaar AND r.doel = t.doel
)
SELECT
    k.uitkeringsjaar,
    'ingroei' AS regel,
    1 AS deel,
    k.gm_code,
    CAST(coalesce(sum(t.bedrag_eur), 0) AS DECIMAL(38, 15)) AS gewicht,
    CAST(coalesce(sum(t.bedrag_eur), 0) AS HUGEINT) AS gewicht_geheel,
    1 AS aantal_delen,
    TRUE AS is_ontvanger
FROM memory.sessie.kenmerk AS k
INNER JOIN memory.staging.ingroei AS i USING (uitkeringsjaar)
LEFT JOIN eigen AS t USING (uitkeringsjaar, gm_code)
GROUP BY k.uitkeringsjaar, k.gm_code
