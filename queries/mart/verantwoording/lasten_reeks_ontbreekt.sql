-- Who did not file, per begroting and jaarrekening of the series, with the reason as far as it is known.
-- Grain: boekjaar, verslagsoort, gm_code. Source: staging.iv3_reeks, gemeenten and herindelingen.
WITH
verslag AS (
    SELECT DISTINCT r.boekjaar, r.verslagsoort
    FROM staging.iv3_reeks AS r
),
eerste AS (
    SELECT g.gm_code, min(g.indeling_jaar) AS jaar
    FROM mart.gemeente AS g
    GROUP BY g.gm_code
)
SELECT
    v.boekjaar,
    v.verslagsoort,
    g.gm_code,
    g.naam,
    'heeft niet ingediend' || CASE
        WHEN h.datum IS NOT NULL THEN '; opgeheven in ' || v.boekjaar
        WHEN e.jaar = v.boekjaar AND e.jaar > (SELECT min(x.jaar) FROM eerste AS x) THEN '; bestaat sinds ' || v.boekjaar
        ELSE ''
    END AS reden
FROM verslag AS v
INNER JOIN mart.gemeente AS g ON g.indeling_jaar = v.boekjaar
INNER JOIN eerste AS e USING (gm_code)
LEFT JOIN (SELECT DISTINCT x.oude_code, x.datum FROM staging.herindeling AS x) AS h ON h.oude_code = g.gm_code AND year(h.datum) = v.boekjaar
ANTI JOIN mart.lasten_reeks AS l ON l.boekjaar = v.boekjaar AND l.verslagsoort = v.verslagsoort AND l.gm_code = g.gm_code
