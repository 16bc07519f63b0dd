-- Inhabitants in the indeling of a uitkeringsjaar: the latest known 1 January, merged gemeenten summed.
-- Grain: uitkeringsjaar, gm_code. Unit: persons. inwoners_jaar says of which 1 January.
SELECT
    j.uitkeringsjaar,
    coalesce(h.gm_code, i.gm_code) AS gm_code,
    CAST(sum(i.inwoners) AS BIGINT) AS inwoners,
    i.jaar AS inwoners_jaar
FROM staging.jaar AS j
INNER JOIN kern.inwoners AS i ON i.jaar = (SELECT max(x.jaar) FROM kern.inwoners AS x WHERE x.jaar <= year(j.indeling_peildatum))
LEFT JOIN kern.hercodering AS h
    ON h.peildatum_van = make_date(i.jaar, 1, 1) AND h.peildatum_naar = j.indeling_peildatum AND h.gm_code_van = i.gm_code
GROUP BY j.uitkeringsjaar, coalesce(h.gm_code, i.gm_code), i.jaar
