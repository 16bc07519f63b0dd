-- What gemeenten are grouped by, so that the figures of a group can be named by it. Grain: uitkeringsjaar, gm_code.
-- As on the pages and in scenarios: of the indeling of the year; the centrumfunctie of the nearest year that CBS gives one for.
WITH functie AS (
    SELECT
        j.uitkeringsjaar,
        k.gm_code,
        arg_min(k.centrumfunctie, abs(k.jaar - year(j.indeling_peildatum))) AS centrumfunctie
    FROM staging.jaar AS j
    CROSS JOIN staging.gemeenteklasse AS k
    WHERE k.centrumfunctie IS NOT NULL
    GROUP BY j.uitkeringsjaar, k.gm_code
)
SELECT
    g.uitkeringsjaar,
    g.gm_code,
    coalesce(m.provincie, 'onbekend') AS provincie,
    coalesce(m.grootteklasse, 'onbekend') AS grootteklasse,
    coalesce(f.centrumfunctie, 'niet ingedeeld') AS centrumfunctie,
    coalesce(r.regio, 'niet ingedeeld') AS regio
FROM kern.indeling_gemeente AS g
INNER JOIN staging.jaar AS j USING (uitkeringsjaar)
LEFT JOIN mart.gemeente AS m ON m.indeling_jaar = year(j.indeling_peildatum) AND m.gm_code = g.gm_code
LEFT JOIN functie AS f ON f.uitkeringsjaar = g.uitkeringsjaar AND f.gm_code = g.gm_code
LEFT JOIN mart.regio_gemeente AS r ON r.uitkeringsjaar = g.uitkeringsjaar AND r.gm_code = g.gm_code
