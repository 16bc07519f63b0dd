-- Gemeenten per indeling year with inhabitants and size class.
-- Grain: indeling_jaar, gm_code. grootteklasse as CBS publishes it; derived from inhabitants where CBS has none here.
-- Where a year has no inhabitants yet, the latest known year is used and inwoners_jaar says which; gemeenten that merged
-- since then are summed, and cel names every cell of the sum.
WITH bekend AS (
    SELECT i.peildatum, i.gm_code, i.inwoners_jaar, i.inwoners, i.cbs_status, i.bron_id, i.blad, i.cel
    FROM kern.inwoners_indeling AS i
    QUALIFY row_number() OVER (PARTITION BY i.peildatum, i.gm_code ORDER BY i.inwoners_jaar DESC) = 1
)
SELECT
    g.indeling_jaar,
    g.gm_code,
    g.naam,
    g.provincie,
    i.inwoners,
    CASE WHEN i.inwoners_jaar = g.indeling_jaar THEN i.cbs_status ELSE 'cijfer van 1 januari ' || i.inwoners_jaar END AS inwoners_status,
    i.inwoners_jaar,
    coalesce(k.grootteklasse, grootteklasse_van(i.inwoners)) AS grootteklasse,
    CASE WHEN k.grootteklasse IS NULL THEN 'afgeleid' ELSE 'gepubliceerd' END AS grootteklasse_status,
    k.stedelijkheid,
    k.centrumfunctie,
    g.naam_sorteer,
    i.bron_id,
    i.blad,
    i.cel
FROM kern.gemeente AS g
LEFT JOIN bekend AS i ON i.peildatum = make_date(g.indeling_jaar, 1, 1) AND i.gm_code = g.gm_code
LEFT JOIN staging.gemeenteklasse AS k ON k.jaar = g.indeling_jaar AND k.gm_code = g.gm_code
