-- The shares of a split are one whole: every successor has one, none is negative, one noemer, and they sum to it.
WITH
opvolgers AS (
    SELECT h.datum, h.oude_code, count(*) AS aantal
    FROM staging.herindeling AS h
    WHERE h.soort = 'gesplitst'
    GROUP BY h.datum, h.oude_code
),
aandelen AS (
    SELECT
        s.datum,
        s.oude_code,
        s.bron_id,
        min(s.blad) AS blad,
        min(s.cel) AS cel,
        count(*) AS aantal,
        sum(s.teller) AS teller,
        min(s.teller) AS kleinste_teller,
        min(s.noemer) AS kleinste_noemer,
        max(s.noemer) AS noemer
    FROM staging.splitsing AS s
    GROUP BY s.datum, s.oude_code, s.bron_id
)
SELECT
    d.document, a.blad, a.cel,
    a.oude_code || ': ' || a.aantal || ' aandelen, samen ' || a.teller || ' / ' || a.noemer AS waarde,
    o.aantal || ' aandelen van nul of meer met één noemer, samen één' AS verwacht,
    a.teller - a.noemer AS verschil
FROM aandelen AS a
INNER JOIN opvolgers AS o USING (datum, oude_code)
INNER JOIN staging.document AS d USING (bron_id)
WHERE
    a.aantal <> o.aantal
    OR a.kleinste_teller < 0
    OR a.kleinste_noemer < 1
    OR a.kleinste_noemer <> a.noemer
    OR a.teller <> a.noemer
