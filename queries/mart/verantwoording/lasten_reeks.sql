-- Lasten per taakveld in every begroting and jaarrekening of the series. Grain: boekjaar, verslagsoort, gm_code, taakveld.
-- Unit: whole euro; inwoners: persons on 1 January of the boekjaar. Gemeenten as they were in that year.
-- Who did not file has no row here but one in mart.lasten_reeks_ontbreekt. A taakveld that was split later is summed (aantal_delen).
-- Whatever changed what is booked on a taakveld is in mart.lasten_reeks_breuk; a change of lasten says nothing about its cause.
SELECT
    r.boekjaar,
    r.verslagsoort,
    r.gm_code,
    r.taakveld,
    CAST(sum(r.bedrag_eur) AS BIGINT) AS lasten_eur,
    any_value(g.inwoners) AS inwoners,
    any_value(g.grootteklasse) AS grootteklasse,
    CASE WHEN count(*) = 1 THEN 'gepubliceerd' ELSE 'afgeleid' END AS status,
    count(*) AS aantal_delen
FROM kern.iv3_reeks AS r
INNER JOIN mart.gemeente AS g ON g.indeling_jaar = r.boekjaar AND g.gm_code = r.gm_code
WHERE r.taakveld IS NOT NULL
GROUP BY r.boekjaar, r.verslagsoort, r.gm_code, r.taakveld
