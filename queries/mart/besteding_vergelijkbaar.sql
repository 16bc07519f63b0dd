-- Spending in groups of taakvelden that mean the same in every year. Unit: whole euro.
-- Grain: niveau, groep, boekjaar, verslagsoort, gm_code. What is in a group, and how sure that is, is in
-- mart.taakveld_groep; status is the weakest of the group over all years, because a comparison is as sure as that.
SELECT
    g.niveau,
    g.groep,
    i.boekjaar,
    i.verslagsoort,
    i.gm_code,
    any_value(g.groep_naam) AS groep_naam,
    CAST(sum(i.lasten_eur) AS BIGINT) AS lasten_eur,
    CAST(sum(i.baten_eur) AS BIGINT) AS baten_eur,
    CAST(sum(i.salarissen_eur) AS BIGINT) AS salarissen_eur,
    any_value(g.groep_status) AS status
FROM mart.besteding AS i
INNER JOIN mart.taakveld_groep AS g ON g.boekjaar = i.boekjaar AND g.taakveld = i.taakveld
GROUP BY g.niveau, g.groep, i.boekjaar, i.verslagsoort, i.gm_code
