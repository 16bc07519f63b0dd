-- What becomes of a gemeente in a later indeling, with the share of it that each successor takes.
-- Grain: peildatum_van, indeling_jaar, gm_code_van, gm_code. Unit: teller / noemer, a fraction in lowest terms.
-- indeling_jaar: from the year of the source's own indeling onward; in that year the own indeling stands.
-- Whole mergers take everything (1/1); a split takes the shares of gemeenten/splitsingen.csv. Without shares the figure
-- stays with its old code and says why (reden): nobody knows which part went where.
WITH RECURSIVE
bron AS (
    SELECT DISTINCT h.peildatum_van, h.gm_code_van
    FROM kern.hercodering AS h
    WHERE
        h.peildatum_van IN (SELECT j.indeling_peildatum FROM staging.jaar AS j)
        OR h.peildatum_van IN (SELECT c.indeling_peildatum FROM staging.circulaire AS c)
),
jaar AS (
    SELECT DISTINCT g.jaar AS indeling_jaar
    FROM staging.gemeente AS g
),
opvolgers AS (
    SELECT h.datum, h.oude_code, count(*) AS aantal
    FROM staging.herindeling AS h
    WHERE h.soort = 'gesplitst'
    GROUP BY h.datum, h.oude_code
),
-- shares that are not one whole are no shares (the rule splitsing_onvolledig stops the build over them)
aandeel AS (
    SELECT s.datum, s.oude_code, s.nieuwe_code, s.teller, s.noemer, s.status
    FROM staging.splitsing AS s
    INNER JOIN opvolgers AS o USING (datum, oude_code)
    WINDOW splitsing AS (PARTITION BY s.datum, s.oude_code)
    QUALIFY
        count(*) OVER splitsing = o.aantal
        AND sum(s.teller) OVER splitsing = s.noemer
        AND min(s.noemer) OVER splitsing = max(s.noemer) OVER splitsing
        AND min(s.teller) OVER splitsing >= 0
),
gebeurtenis AS (
    SELECT
        h.datum,
        h.oude_code,
        h.nieuwe_code,
        h.soort,
        s.teller,
        s.noemer,
        s.status,
        (SELECT max(e.datum) FROM staging.herindeling AS e WHERE e.oude_code = h.oude_code AND e.datum < h.datum) AS vorige_datum
    FROM staging.herindeling AS h
    LEFT JOIN aandeel AS s USING (datum, oude_code, nieuwe_code)
    -- a split without shares is one event, not one per successor
    QUALIFY h.soort = 'geheel' OR s.teller IS NOT NULL OR row_number() OVER (PARTITION BY h.datum, h.oude_code, s.teller IS NULL ORDER BY h.nieuwe_code) = 1
),
pad AS (
    SELECT
        b.peildatum_van,
        j.indeling_jaar,
        greatest(b.peildatum_van, make_date(j.indeling_jaar, 1, 1)) AS peildatum_naar,
        b.gm_code_van,
        b.gm_code_van AS gm_code,
        b.peildatum_van AS tot_en_met,
        CAST(1 AS BIGINT) AS teller,
        CAST(1 AS BIGINT) AS noemer,
        CAST(NULL AS VARCHAR) AS status,
        CAST(NULL AS VARCHAR) AS reden
    FROM bron AS b
    INNER JOIN jaar AS j ON j.indeling_jaar >= year(b.peildatum_van)
    UNION ALL
    SELECT
        p.peildatum_van,
        p.indeling_jaar,
        p.peildatum_naar,
        p.gm_code_van,
        CASE WHEN g.soort = 'gesplitst' AND g.teller IS NULL THEN p.gm_code ELSE g.nieuwe_code END AS gm_code,
        g.datum AS tot_en_met,
        p.teller * coalesce(g.teller, 1) AS teller,
        p.noemer * coalesce(g.noemer, 1) AS noemer,
        CASE WHEN g.soort = 'gesplitst' THEN zwakste_van(p.status, g.status) ELSE p.status END AS status,
        CASE WHEN g.soort = 'gesplitst' AND g.teller IS NULL THEN p.gm_code || ' is op ' || g.datum || ' gesplitst en er is geen verdeling bekend (gemeenten/splitsingen.csv)' END AS reden
    FROM pad AS p
    INNER JOIN gebeurtenis AS g
        ON g.oude_code = p.gm_code AND g.datum > p.tot_en_met AND g.datum <= p.peildatum_naar AND coalesce(g.vorige_datum <= p.tot_en_met, TRUE)
    WHERE p.reden IS NULL
),
einde AS (
    SELECT p.*
    FROM pad AS p
    WHERE
        p.reden IS NOT NULL
        OR NOT EXISTS (
            SELECT 1
            FROM gebeurtenis AS g
            WHERE g.oude_code = p.gm_code AND g.datum > p.tot_en_met AND g.datum <= p.peildatum_naar
        )
),
gelijknamig AS (
    SELECT
        e.*,
        kleinste_veelvoud(list(e.noemer) OVER deel) AS grootste_noemer
    FROM einde AS e
    WINDOW deel AS (PARTITION BY e.peildatum_van, e.indeling_jaar, e.gm_code_van, e.gm_code)
),
som AS (
    SELECT
        g.peildatum_van,
        g.indeling_jaar,
        g.gm_code_van,
        g.gm_code,
        CAST(sum(g.teller * (g.grootste_noemer // g.noemer)) AS BIGINT) AS teller,
        max(g.grootste_noemer) AS noemer,
        zwakste(g.status) AS status,
        max(g.reden) AS reden
    FROM gelijknamig AS g
    GROUP BY g.peildatum_van, g.indeling_jaar, g.gm_code_van, g.gm_code
)
SELECT
    s.peildatum_van,
    s.indeling_jaar,
    s.gm_code_van,
    s.gm_code,
    s.teller // gcd(s.teller, s.noemer) AS teller,
    s.noemer // gcd(s.teller, s.noemer) AS noemer,
    s.status AS splitsing_status,
    s.reden
FROM som AS s
