-- Spending in groups of taakvelden that mean the same in every year. Unit: whole euro.
-- Grain: niveau, groep, boekjaar, verslagsoort, gm_code. What is in a group, and how sure that is, is in
-- mart.taakveld_groep; status is the weakest of the group over all years, because a comparison is as sure as that.
WITH
groep AS (
    SELECT g.niveau, g.groep, any_value(g.groep_naam) AS groep_naam, any_value(g.groep_status) AS status
    FROM mart.taakveld_groep AS g
    GROUP BY g.niveau, g.groep
),
genummerd AS (
    SELECT row_number() OVER () AS nummer, g.niveau, g.groep, g.groep_naam, g.status
    FROM groep AS g
),
deel AS (
    SELECT n.nummer, g.boekjaar, g.taakveld
    FROM mart.taakveld_groep AS g
    INNER JOIN genummerd AS n USING (niveau, groep)
),
som AS (
    -- by number: adding up by the names of the group takes twice as long
    SELECT
        d.nummer,
        i.boekjaar,
        i.verslagsoort,
        i.gm_code,
        CAST(sum(i.lasten_eur) AS BIGINT) AS lasten_eur,
        CAST(sum(i.baten_eur) AS BIGINT) AS baten_eur,
        CAST(sum(i.salarissen_eur) AS BIGINT) AS salarissen_eur
    FROM mart.besteding AS i
    INNER JOIN deel AS d USING (boekjaar, taakveld)
    GROUP BY d.nummer, i.boekjaar, i.verslagsoort, i.gm_code
)
SELECT
    n.niveau,
    n.groep,
    s.boekjaar,
    s.verslagsoort,
    s.gm_code,
    n.groep_naam,
    s.lasten_eur,
    s.baten_eur,
    s.salarissen_eur,
    n.status
FROM som AS s
INNER JOIN genummerd AS n USING (nummer)
