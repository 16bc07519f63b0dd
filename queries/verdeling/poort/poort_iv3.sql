-- Every report of a gemeente beside its own report before it, taakveld by taakveld. Grain: boekjaar, verslagsoort, gm_code, taakveld.
-- A begroting comes before the jaarrekening of its year; who took over another gemeente in between is left out, and so are
-- taakvelden that only one of the two has. Unit: whole euro. is_groot: both are above € 100.000.
WITH
verslag AS (
    SELECT i.boekjaar, i.verslagsoort, i.gm_code, 2 * i.boekjaar + CAST(i.verslagsoort = 'jaarrekening' AS INTEGER) AS plaats
    FROM kern.iv3 AS i
    WHERE i.lasten_eur IS NOT NULL
    GROUP BY i.boekjaar, i.verslagsoort, i.gm_code
),
paar AS (
    SELECT v.*, o.boekjaar AS oud_jaar, o.verslagsoort AS oud_soort
    FROM verslag AS v
    ASOF INNER JOIN verslag AS o ON o.gm_code = v.gm_code AND o.plaats < v.plaats
    ANTI JOIN staging.herindeling AS h ON h.nieuwe_code = v.gm_code AND year(h.datum) > o.boekjaar AND year(h.datum) <= v.boekjaar
)
SELECT
    p.boekjaar,
    p.verslagsoort,
    p.gm_code,
    p.oud_jaar,
    p.oud_soort,
    i.taakveld,
    i.lasten_eur,
    o.lasten_eur AS oud_lasten_eur,
    i.lasten_eur > 100000 AND o.lasten_eur > 100000 AS is_groot,
    i.bron_id,
    i.blad,
    i.cel
FROM paar AS p
INNER JOIN kern.iv3 AS i USING (boekjaar, verslagsoort, gm_code)
INNER JOIN kern.iv3 AS o ON o.boekjaar = p.oud_jaar AND o.verslagsoort = p.oud_soort AND o.gm_code = p.gm_code AND o.taakveld = i.taakveld
WHERE i.lasten_eur IS NOT NULL AND o.lasten_eur IS NOT NULL
