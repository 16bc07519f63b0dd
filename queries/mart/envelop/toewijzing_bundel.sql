-- What each gemeente got of a bundle: the sum of the assumed parts, each allocated by the key of its line.
-- Grain: uitkeringsjaar, bundel, gm_code. Unit: whole euro. status: the weakest of the bundle, the keys and 'afgeleid'.
SELECT
    r.uitkeringsjaar,
    r.bundel,
    t.gm_code,
    CAST(sum(t.bedrag_eur) AS BIGINT) AS bedrag_eur,
    zwakste(zwakste_van('afgeleid', b.status, e.sleutel_status)) AS status
FROM mart.bundel_regel AS r
INNER JOIN mart.bundel AS b USING (uitkeringsjaar, bundel)
INNER JOIN mart.envelop_regel AS e USING (uitkeringsjaar, regel)
INNER JOIN verdeling.toewijzing_regel AS t USING (uitkeringsjaar, regel)
GROUP BY r.uitkeringsjaar, r.bundel, t.gm_code
