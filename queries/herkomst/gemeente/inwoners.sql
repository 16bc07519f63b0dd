-- The inhabitants by which figures of a uitkeringsjaar are put per head. Grain: uitkeringsjaar, gm_code (of the indeling of
-- that year). Unit: persons.
-- inwoners: of 1 January of the year, or the latest known; inwoners_indeling: of the year of the indeling, which scenarios use.
WITH jaar AS (
    SELECT j.uitkeringsjaar, j.indeling_peildatum, max(x.jaar) AS inwoners_jaar
    FROM staging.jaar AS j
    INNER JOIN (SELECT DISTINCT i.jaar FROM kern.inwoners AS i) AS x ON x.jaar <= j.uitkeringsjaar
    GROUP BY j.uitkeringsjaar, j.indeling_peildatum
)
SELECT
    n.uitkeringsjaar,
    n.gm_code,
    i.inwoners,
    j.inwoners_jaar,
    n.inwoners AS inwoners_indeling,
    n.inwoners_jaar AS inwoners_indeling_jaar,
    j.indeling_peildatum
FROM verdeling.inwoners AS n
INNER JOIN jaar AS j USING (uitkeringsjaar)
LEFT JOIN kern.inwoners_indeling AS i
    ON i.peildatum = j.indeling_peildatum AND i.gm_code = n.gm_code AND i.inwoners_jaar = j.inwoners_jaar
