-- The lasten of a group of comparable taakvelden are within five times, or a fifth of, those of the report before of the same
-- kind, apart from a change of less than € 500 per inhabitant. Unit: euro. What a gemeente did not report is not compared.
WITH
reeks AS (
    SELECT
        b.groep,
        b.groep_naam,
        b.boekjaar,
        b.verslagsoort,
        b.gm_code,
        b.lasten_eur,
        lag(b.boekjaar) OVER vorige AS vorig_jaar,
        lag(b.lasten_eur) OVER vorige AS vorige_eur
    FROM mart.besteding_vergelijkbaar AS b
    WHERE b.niveau = 'grof' AND b.lasten_eur IS NOT NULL
    WINDOW vorige AS (PARTITION BY b.groep, b.verslagsoort, b.gm_code ORDER BY b.boekjaar)
),
sprong AS (
    SELECT r.groep, r.groep_naam, r.boekjaar, r.verslagsoort, r.gm_code, r.lasten_eur, r.vorig_jaar, r.vorige_eur
    FROM reeks AS r
    INNER JOIN mart.gemeente AS g ON g.indeling_jaar = r.boekjaar AND g.gm_code = r.gm_code
    WHERE
        (r.lasten_eur > 5 * r.vorige_eur OR 5 * r.lasten_eur < r.vorige_eur)
        AND abs(r.lasten_eur - r.vorige_eur) > 500 * g.inwoners
)
SELECT
    d.document,
    i.blad,
    arg_max(i.cel, abs(i.lasten_eur)) AS cel,
    CAST(s.lasten_eur AS VARCHAR) AS waarde,
    'in verhouding tot ' || s.vorige_eur || ' in ' || s.vorig_jaar || ' voor ' || s.groep_naam || ' (' || s.gm_code || ')' AS verwacht,
    s.lasten_eur - s.vorige_eur AS verschil
FROM sprong AS s
INNER JOIN mart.taakveld_groep AS t ON t.niveau = 'grof' AND t.boekjaar = s.boekjaar AND t.groep = s.groep
INNER JOIN kern.iv3 AS i ON i.boekjaar = s.boekjaar AND i.verslagsoort = s.verslagsoort AND i.gm_code = s.gm_code AND i.taakveld = t.taakveld
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, i.blad, s.lasten_eur, s.vorige_eur, s.vorig_jaar, s.groep_naam, s.gm_code
