-- What a scenario is compared with, per gemeente: everything it gets in the basis, after the ingroei of the basis, with
-- what gemeenten are grouped by. Grain: uitkeringsjaar, gm_code; every gemeente of the indeling. Unit: whole euro.
-- regionaal_eur: what of it is for a whole region.
WITH totaal AS (
    SELECT
        t.uitkeringsjaar,
        t.gm_code,
        CAST(sum(t.bedrag_eur) AS BIGINT) AS bedrag_eur,
        CAST(sum(t.bedrag_eur) FILTER (WHERE r.doel IS NOT NULL) AS BIGINT) AS regionaal_eur
    FROM basis.toewijzing AS t
    LEFT JOIN sessie.regionaal AS r USING (uitkeringsjaar, doel)
    GROUP BY t.uitkeringsjaar, t.gm_code
)
SELECT
    k.uitkeringsjaar,
    k.gm_code,
    k.naam,
    k.naam_sorteer,
    k.provincie,
    k.grootteklasse,
    k.centrumfunctie,
    k.inwoners,
    coalesce(t.bedrag_eur, 0) AS voor_ingroei_eur,
    coalesce(t.regionaal_eur, 0) AS regionaal_eur,
    coalesce(i.ingroei_eur, 0) AS ingroei_eur
FROM sessie.kenmerk AS k
LEFT JOIN totaal AS t USING (uitkeringsjaar, gm_code)
LEFT JOIN basis.ingroei AS i USING (uitkeringsjaar, gm_code)
ORDER BY k.uitkeringsjaar, k.naam_sorteer, k.gm_code
