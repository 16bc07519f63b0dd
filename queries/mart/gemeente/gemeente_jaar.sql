-- The gemeenten among which the money of a year is divided, and what they are grouped by. Grain: uitkeringsjaar, gm_code.
-- Unit: persons of 1 January of the year (or the latest known), summed over the parts of a gemeente that merged since.
-- The size class is CBS's where published for the year, else derived from inhabitants. centrumfunctie and stedelijkheid:
-- where CBS gives none for the year, of the nearest year of the same code; NULL when it gives none at all (the four largest).
WITH functie AS (
    SELECT
        j.uitkeringsjaar,
        k.gm_code,
        arg_min(k.centrumfunctie, abs(k.jaar - j.uitkeringsjaar)) FILTER (WHERE k.centrumfunctie IS NOT NULL) AS centrumfunctie,
        arg_min(k.jaar, abs(k.jaar - j.uitkeringsjaar)) FILTER (WHERE k.centrumfunctie IS NOT NULL) AS centrumfunctie_jaar,
        arg_min(k.stedelijkheid, abs(k.jaar - j.uitkeringsjaar)) FILTER (WHERE k.stedelijkheid IS NOT NULL) AS stedelijkheid
    FROM staging.jaar AS j
    CROSS JOIN staging.gemeenteklasse AS k
    GROUP BY j.uitkeringsjaar, k.gm_code
)
SELECT
    d.uitkeringsjaar,
    d.gm_code,
    g.naam,
    g.naam_sorteer,
    g.provincie,
    i.inwoners,
    i.inwoners_jaar,
    i.cbs_status AS inwoners_status,
    coalesce(k.grootteklasse, grootteklasse_van(i.inwoners)) AS grootteklasse,
    CASE WHEN k.grootteklasse IS NULL THEN 'afgeleid' ELSE 'gepubliceerd' END AS grootteklasse_status,
    f.centrumfunctie,
    f.centrumfunctie_jaar,
    f.stedelijkheid
FROM kern.indeling_gemeente AS d
INNER JOIN mart.jaar AS j USING (uitkeringsjaar)
LEFT JOIN kern.gemeente AS g ON g.indeling_jaar = j.indeling_jaar AND g.gm_code = d.gm_code
LEFT JOIN kern.inwoners_indeling AS i
    ON i.peildatum = j.indeling_peildatum AND i.inwoners_jaar = j.inwoners_jaar AND i.gm_code = d.gm_code
LEFT JOIN staging.gemeenteklasse AS k ON k.jaar = d.uitkeringsjaar AND k.gm_code = d.gm_code
LEFT JOIN functie AS f ON f.uitkeringsjaar = d.uitkeringsjaar AND f.gm_code = d.gm_code
