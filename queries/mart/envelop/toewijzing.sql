-- What each gemeente got of each goal and form. Grain: uitkeringsjaar, doel, vorm, gm_code. Unit: whole euro.
-- status: the weakest of the line, its key and 'afgeleid' (an allocated amount is computed, never printed).
WITH per_regel AS (
    SELECT t.uitkeringsjaar, t.regel, t.gm_code, sum(t.bedrag_eur) AS bedrag_eur
    FROM verdeling.toewijzing_regel AS t
    GROUP BY t.uitkeringsjaar, t.regel, t.gm_code
)
SELECT
    p.uitkeringsjaar,
    e.doel,
    e.vorm,
    p.gm_code,
    CAST(sum(p.bedrag_eur) AS BIGINT) AS bedrag_eur,
    zwakste(zwakste_van('afgeleid', e.status, e.sleutel_status)) AS status,
    string_agg(e.sleutel, ' + ' ORDER BY e.regel) AS sleutel,
    string_agg(DISTINCT e.circulaire, ' + ' ORDER BY e.circulaire) AS circulaire
FROM per_regel AS p
INNER JOIN mart.envelop_regel AS e USING (uitkeringsjaar, regel)
GROUP BY p.uitkeringsjaar, e.doel, e.vorm, p.gm_code
