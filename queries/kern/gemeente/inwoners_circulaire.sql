-- Inhabitants of the gemeenten of a vintage, to put its amounts per head. Grain: circulaire, uitkeringsjaar, gm_code.
-- Unit: persons on 1 January of inwoners_jaar: the latest known year up to the uitkeringsjaar that describes the same
-- area. An earlier figure is recoded to the indeling of the vintage (merged gemeenten are summed, all parts known); a
-- later one only serves a gemeente that no herindeling touched in between. No row: no figure.
WITH
recht AS (
    SELECT c.circulaire, c.uitkeringsjaar, i.gm_code, i.inwoners_jaar, i.inwoners
    FROM kern.circulaire AS c
    INNER JOIN kern.inwoners_indeling AS i ON i.peildatum = c.indeling_peildatum AND i.inwoners_jaar <= c.uitkeringsjaar
),
later AS (
    SELECT c.circulaire, c.uitkeringsjaar, i.gm_code, i.jaar AS inwoners_jaar, i.inwoners
    FROM kern.circulaire AS c
    INNER JOIN kern.inwoners AS i ON make_date(i.jaar, 1, 1) > c.indeling_peildatum AND i.jaar <= c.uitkeringsjaar
    ANTI JOIN staging.herindeling AS h
        ON h.datum > c.indeling_peildatum AND h.datum <= make_date(i.jaar, 1, 1) AND i.gm_code IN (h.oude_code, h.nieuwe_code)
),
bekend AS (
    SELECT r.circulaire, r.uitkeringsjaar, r.gm_code, r.inwoners_jaar, r.inwoners
    FROM recht AS r
    UNION ALL
    SELECT l.circulaire, l.uitkeringsjaar, l.gm_code, l.inwoners_jaar, l.inwoners
    FROM later AS l
)
SELECT
    b.circulaire,
    b.uitkeringsjaar,
    b.gm_code,
    CAST(arg_max(b.inwoners, b.inwoners_jaar) AS BIGINT) AS inwoners,
    max(b.inwoners_jaar) AS inwoners_jaar
FROM bekend AS b
GROUP BY b.circulaire, b.uitkeringsjaar, b.gm_code
