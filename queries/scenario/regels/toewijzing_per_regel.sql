-- What each gemeente gets of each line. Grain: uitkeringsjaar, regel, gm_code. Unit: whole euro.
-- Read on the published database and, for the lines that a scenario changes, on the lines calculated anew.
SELECT
    t.uitkeringsjaar,
    t.regel,
    e.doel,
    e.vorm,
    t.gm_code,
    CAST(sum(t.bedrag_eur) AS BIGINT) AS bedrag_eur
FROM verdeling.toewijzing_regel AS t
INNER JOIN kern.envelop_regel AS e USING (uitkeringsjaar, regel)
GROUP BY t.uitkeringsjaar, t.regel, e.doel, e.vorm, t.gm_code
