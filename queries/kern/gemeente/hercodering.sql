-- Which gemeente of an indeling a gemeente of an earlier indeling belongs to.
-- Grain: peildatum_van, peildatum_naar, gm_code_van. Only whole mergers are followed; a split has no answer here.
-- Both dates: every date in whose indeling something is known or asked (circulaires, uitkeringsjaren, each 1 January).
WITH RECURSIVE
peildatum AS (
    SELECT c.indeling_peildatum AS peildatum
    FROM staging.circulaire AS c
    UNION
    SELECT j.indeling_peildatum AS peildatum
    FROM staging.jaar AS j
    UNION
    SELECT make_date(i.jaar, 1, 1) AS peildatum
    FROM staging.inwoners AS i
    UNION
    SELECT make_date(g.jaar, 1, 1) AS peildatum
    FROM staging.gemeente AS g
),
bron AS (
    SELECT DISTINCT p.peildatum AS peildatum_van, n.peildatum AS peildatum_naar, g.gm_code AS gm_code_van
    FROM peildatum AS p
    INNER JOIN staging.gemeente AS g ON g.jaar = year(p.peildatum)
    INNER JOIN peildatum AS n ON n.peildatum >= p.peildatum
    -- a source of mid-year no longer knows who left earlier that year
    ANTI JOIN staging.herindeling AS h ON h.oude_code = g.gm_code AND h.datum > make_date(g.jaar, 1, 1) AND h.datum <= p.peildatum
),
pad AS (
    SELECT
        b.peildatum_van,
        b.peildatum_naar,
        b.gm_code_van,
        b.gm_code_van AS gm_code,
        b.peildatum_van AS tot_en_met,
        0 AS stap
    FROM bron AS b
    UNION ALL
    SELECT
        p.peildatum_van,
        p.peildatum_naar,
        p.gm_code_van,
        h.nieuwe_code AS gm_code,
        h.datum AS tot_en_met,
        p.stap + 1 AS stap
    FROM pad AS p
    INNER JOIN staging.herindeling AS h
        ON h.oude_code = p.gm_code AND h.datum > p.tot_en_met AND h.datum <= p.peildatum_naar
    WHERE h.soort = 'geheel'
)
SELECT
    pad.peildatum_van,
    pad.peildatum_naar,
    pad.gm_code_van,
    arg_max(pad.gm_code, pad.stap) AS gm_code,
    max(pad.stap) > 0 AS is_heringedeeld
FROM pad
GROUP BY pad.peildatum_van, pad.peildatum_naar, pad.gm_code_van
