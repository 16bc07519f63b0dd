-- What a gemeente is grouped and compared by, in the indeling of the uitkeringsjaar. Grain: uitkeringsjaar, gm_code.
-- inwoners are those of that indeling (merged gemeenten summed). Where CBS gives no centrumfunctie for a year, that of
-- the nearest year of the same code is used and centrumfunctie_jaar says which; «niet ingedeeld» when there is none (the four largest).
WITH functie AS (
    SELECT
        j.uitkeringsjaar,
        k.gm_code,
        arg_min(k.centrumfunctie, abs(k.jaar - year(j.indeling_peildatum))) AS centrumfunctie,
        arg_min(k.jaar, abs(k.jaar - year(j.indeling_peildatum))) AS centrumfunctie_jaar
    FROM staging.jaar AS j
    CROSS JOIN staging.gemeenteklasse AS k
    WHERE k.centrumfunctie IS NOT NULL
    GROUP BY j.uitkeringsjaar, k.gm_code
)
SELECT
    i.uitkeringsjaar,
    i.gm_code,
    coalesce(g.naam, i.gm_code) AS naam,
    coalesce(g.naam_sorteer, i.gm_code) AS naam_sorteer,
    coalesce(g.provincie, 'onbekend') AS provincie,
    coalesce(g.grootteklasse, 'onbekend') AS grootteklasse,
    coalesce(f.centrumfunctie, 'niet ingedeeld') AS centrumfunctie,
    f.centrumfunctie_jaar,
    n.inwoners,
    n.inwoners_jaar
FROM kern.indeling_gemeente AS i
INNER JOIN staging.jaar AS j USING (uitkeringsjaar)
LEFT JOIN mart.gemeente AS g ON g.indeling_jaar = year(j.indeling_peildatum) AND g.gm_code = i.gm_code
LEFT JOIN functie AS f ON f.uitkeringsjaar = i.uitkeringsjaar AND f.gm_code = i.gm_code
LEFT JOIN verdeling.inwoners AS n ON n.uitkeringsjaar = i.uitkeringsjaar AND n.gm_code = i.gm_code
