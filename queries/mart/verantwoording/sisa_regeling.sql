-- Which regeling of the SiSa annex the money of a goal is accounted for in. Grain: jaar, doel, regeling. Source: sisa/regelingen.csv.
-- code and indicator_besteed are NULL until somebody types them in as they stand in the annex of that year.
SELECT
    r.jaar,
    r.doel,
    r.regeling,
    r.code,
    r.indicator_besteed,
    r.status,
    r.bron,
    r.toelichting,
    r.bron_id,
    r.blad,
    r.cel
FROM staging.sisa_regeling AS r
