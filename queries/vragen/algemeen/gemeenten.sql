-- The gemeenten of one year with inhabitants, size class and what they got. Grain: gm_code. Unit: whole euro.
-- *_status: the weakest status of the amounts in the sum. Parameter: $jaar. Inhabitants are those of 1 January of the year (or the latest known), summed over the parts of a
-- gemeente that merged since; the size class is CBS's where published for the year, else derived from inhabitants.
WITH
jaar AS (
    SELECT j.indeling_peildatum, (SELECT max(i.jaar) FROM kern.inwoners AS i WHERE i.jaar <= j.uitkeringsjaar) AS inwoners_jaar
    FROM staging.jaar AS j
    WHERE j.uitkeringsjaar = $jaar
),
inwoners AS (
    SELECT
        h.gm_code,
        CAST(sum(i.inwoners) AS BIGINT) AS inwoners,
        i.jaar AS inwoners_jaar,
        max(i.cbs_status) AS inwoners_status,
        count(*) AS aantal_delen
    FROM jaar AS j
    INNER JOIN kern.inwoners AS i ON i.jaar = j.inwoners_jaar
    INNER JOIN kern.hercodering AS h
        ON h.peildatum_van = make_date(i.jaar, 1, 1) AND h.peildatum_naar = j.indeling_peildatum AND h.gm_code_van = i.gm_code
    GROUP BY h.gm_code, i.jaar
),
toegewezen AS (
    SELECT
        t.gm_code,
        CAST(sum(t.bedrag_eur) AS BIGINT) AS toegewezen_eur,
        zwakste(t.status, t.bedrag_eur <> 0) AS status
    FROM mart.toewijzing AS t
    WHERE t.uitkeringsjaar = $jaar
    GROUP BY t.gm_code
),
gemeente AS (
    SELECT
        t.gm_code,
        g.naam,
        g.naam_sorteer,
        g.provincie,
        i.inwoners,
        i.inwoners_jaar,
        i.inwoners_status,
        t.toegewezen_eur,
        t.status,
        CASE WHEN k.grootteklasse IS NULL THEN 'afgeleid' ELSE 'gepubliceerd' END AS grootteklasse_status,
        coalesce(k.grootteklasse, grootteklasse_van(i.inwoners)) AS grootteklasse
    FROM toegewezen AS t
    CROSS JOIN jaar AS j
    INNER JOIN mart.gemeente AS g ON g.indeling_jaar = year(j.indeling_peildatum) AND g.gm_code = t.gm_code
    LEFT JOIN inwoners AS i ON i.gm_code = t.gm_code
    LEFT JOIN staging.gemeenteklasse AS k ON k.jaar = $jaar AND k.gm_code = t.gm_code
)
SELECT
    g.gm_code,
    g.naam,
    g.naam_sorteer,
    g.provincie,
    g.inwoners,
    g.inwoners_jaar,
    g.inwoners_status,
    g.grootteklasse,
    g.grootteklasse_status,
    g.toegewezen_eur,
    g.status AS toegewezen_status,
    zwakste(g.status) OVER klasse AS klasse_status,
    CAST(sum(g.toegewezen_eur) OVER klasse AS BIGINT) AS klasse_eur,
    CAST(sum(g.inwoners) OVER klasse AS BIGINT) AS klasse_inwoners,
    count(*) OVER klasse AS klasse_aantal,
    rank() OVER (PARTITION BY g.grootteklasse ORDER BY g.toegewezen_eur / g.inwoners DESC) AS klasse_rang
FROM gemeente AS g
WINDOW klasse AS (PARTITION BY g.grootteklasse)
ORDER BY g.naam_sorteer
