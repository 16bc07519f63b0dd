-- The taakvelden of the Iv3 series, with the goals booked there and the first year with money for them. Grain: doel, taakveld.
-- naam: the latest that CBS gives this code. geld_vanaf: the first uitkeringsjaar in which the goal has an amount, NULL without one.
WITH
naam AS (
    SELECT t.taakveld, arg_max(t.omschrijving, t.boekjaar) AS naam
    FROM mart.taakveld_groep AS t
    WHERE t.niveau = 'grof'
    GROUP BY t.taakveld
),
geld AS (
    SELECT e.doel, min(e.uitkeringsjaar) AS geld_vanaf
    FROM mart.envelop AS e
    WHERE e.bedrag_eur > 0
    GROUP BY e.doel
)
SELECT d.doel, d.kort, d.taakveld_status, r.taakveld, n.naam, g.geld_vanaf
FROM (SELECT DISTINCT l.taakveld FROM mart.lasten_reeks_groep AS l) AS r
INNER JOIN mart.doel AS d ON list_contains(d.taakveld_codes, r.taakveld)
LEFT JOIN naam AS n USING (taakveld)
LEFT JOIN geld AS g USING (doel)
ORDER BY d.volgorde, r.taakveld
