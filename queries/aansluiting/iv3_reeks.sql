-- The Iv3 series against the Iv3 tables of the same report that are compiled apart: the lasten of its taakvelden, all gemeenten.
-- Unit: euro; exact. Grain: boekjaar, verslagsoort. Codes below a taakveld are summed, as in the series (6.82 with
-- 6.82a and 6.82b, from 2025 6.821 and 6.822); 0.10 is not below 0.1.
-- Reads the published tables themselves: a delivery that replaces a gemeente has no place in them.
WITH
reeks AS MATERIALIZED (
    SELECT r.boekjaar, r.verslagsoort, r.gm_code, r.post, r.bedrag_eur
    FROM kern.iv3_reeks AS r
    WHERE r.taakveld IS NOT NULL
),
code AS (
    SELECT DISTINCT i.boekjaar, i.verslagsoort, i.taakveld
    FROM staging.iv3 AS i
),
onder AS (
    SELECT c.boekjaar, c.verslagsoort, c.taakveld, p.post
    FROM code AS c
    INNER JOIN (SELECT DISTINCT r.boekjaar, r.verslagsoort, r.post FROM reeks AS r) AS p USING (boekjaar, verslagsoort)
    WHERE regexp_full_match(c.taakveld, regexp_escape(p.post) || CASE WHEN length(p.post) = 4 THEN '[a-z0-9]?' ELSE '[a-z]?' END)
),
tabel AS (
    SELECT i.boekjaar, i.verslagsoort, i.gm_code, o.post, sum(i.lasten_eur) AS lasten_eur
    FROM staging.iv3 AS i
    INNER JOIN onder AS o USING (boekjaar, verslagsoort, taakveld)
    GROUP BY i.boekjaar, i.verslagsoort, i.gm_code, o.post
)
SELECT
    'iv3-reeks-' || t.boekjaar || '-' || t.verslagsoort AS code,
    'Iv3 lasten op de taakvelden van de doelen, ' || t.verslagsoort || ' ' || t.boekjaar || ': de reeks tegenover de tabel per taakveld, '
    || count(*) FILTER (WHERE r.bedrag_eur IS DISTINCT FROM t.lasten_eur) || ' cellen verschillen' AS omschrijving,
    CAST(sum(r.bedrag_eur) AS BIGINT) AS links_eur,
    CAST(sum(t.lasten_eur) AS BIGINT) AS rechts_eur,
    'CBS, Iv3, langs twee wegen verzameld' AS bron
FROM tabel AS t
LEFT JOIN reeks AS r USING (boekjaar, verslagsoort, gm_code, post)
GROUP BY t.boekjaar, t.verslagsoort
