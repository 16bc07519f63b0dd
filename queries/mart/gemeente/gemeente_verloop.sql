-- Every gemeente that ceased, with its successors, so that its page can point to where it went on.
-- Grain: gm_code, datum, opvolger. huidige_gm_code: the gemeente of the newest indeling that the successor belongs to now,
-- followed over whole mergers; NULL when the successor was split itself. teller / noemer: the share that the successor took
-- (1 / 1 for a whole merger; NULL for a split without declared shares).
WITH RECURSIVE
nieuwste AS (
    SELECT max(g.indeling_jaar) AS indeling_jaar
    FROM kern.gemeente AS g
),
pad AS (
    SELECT h.oude_code, h.datum, h.nieuwe_code, h.nieuwe_code AS gm_code, h.datum AS tot_en_met, 0 AS stap
    FROM staging.herindeling AS h
    UNION ALL
    SELECT p.oude_code, p.datum, p.nieuwe_code, h.nieuwe_code AS gm_code, h.datum AS tot_en_met, p.stap + 1 AS stap
    FROM pad AS p
    INNER JOIN staging.herindeling AS h ON h.oude_code = p.gm_code AND h.datum > p.tot_en_met AND h.soort = 'geheel'
    CROSS JOIN nieuwste AS n
    WHERE h.datum <= make_date(n.indeling_jaar, 1, 1)
),
einde AS (
    SELECT p.oude_code, p.datum, p.nieuwe_code, arg_max(p.gm_code, p.stap) AS gm_code
    FROM pad AS p
    GROUP BY p.oude_code, p.datum, p.nieuwe_code
)
SELECT
    h.oude_code AS gm_code,
    h.oude_naam AS naam,
    h.datum,
    h.soort,
    h.nieuwe_code AS opvolger,
    h.nieuwe_naam AS opvolger_naam,
    CASE WHEN h.soort = 'geheel' THEN 1 ELSE s.teller END AS teller,
    CASE WHEN h.soort = 'geheel' THEN 1 ELSE s.noemer END AS noemer,
    g.gm_code AS huidige_gm_code,
    g.naam AS huidige_naam,
    h.bron_id,
    h.blad,
    h.cel
FROM staging.herindeling AS h
INNER JOIN einde AS e USING (oude_code, datum, nieuwe_code)
CROSS JOIN nieuwste AS n
LEFT JOIN kern.gemeente AS g ON g.indeling_jaar = n.indeling_jaar AND g.gm_code = e.gm_code
LEFT JOIN staging.splitsing AS s USING (datum, oude_code, nieuwe_code)
