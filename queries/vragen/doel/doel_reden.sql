-- Why a gemeente gets more or less per inhabitant of one goal than the country: the onderdeel of the keys that does most.
-- Grain: gm_code. Unit: euro in two decimals; shares in 1/1,000,000 of the country. Parameters: $jaar, $doel.
-- Of every onderdeel a gemeente gets its own share of the money that goes by it; with its share of the inhabitants it would
-- get the national average. The differences add up to verschil_eur (what limits and rounding do is left in rest_eur). The
-- largest of the same sign is the reason; onderdelen says how many there are. It goes by its name: codes are for the table of
-- the key. Weights are cut at 4 decimals: this explains, it does not allocate.
WITH
gemeente AS (
    SELECT t.gm_code, CAST(sum(t.bedrag_eur) AS HUGEINT) AS bedrag_eur
    FROM mart.toewijzing AS t
    WHERE t.uitkeringsjaar = $jaar AND t.doel = $doel
    GROUP BY t.gm_code
),
inwoners AS (
    SELECT n.gm_code, n.inwoners_indeling AS inwoners, CAST(sum(n.inwoners_indeling) OVER () AS HUGEINT) AS land
    FROM herkomst.inwoners AS n
    INNER JOIN gemeente AS g USING (gm_code)
    WHERE n.uitkeringsjaar = $jaar
),
deel AS (
    SELECT DISTINCT b.regel, b.deel, b.te_verdelen_eur AS deel_eur, CAST(round(b.gewicht_totaal, 4) * 10000 AS HUGEINT) AS totaal
    FROM mart.toewijzing_bewijs AS b
    WHERE b.uitkeringsjaar = $jaar AND b.doel = $doel
),
eigen AS (
    SELECT g.regel, g.deel, g.onderdeel, g.gm_code, CAST(round(sum(g.gewicht), 4) * 10000 AS HUGEINT) AS gewicht
    FROM herkomst.gewicht AS g
    WHERE g.uitkeringsjaar = $jaar AND g.doel = $doel AND NOT g.is_ingroeibasis
    GROUP BY g.regel, g.deel, g.onderdeel, g.gm_code
),
land AS (
    SELECT e.regel, e.deel, e.onderdeel, CAST(sum(e.gewicht) AS HUGEINT) AS gewicht
    FROM eigen AS e
    GROUP BY e.regel, e.deel, e.onderdeel
    HAVING sum(e.gewicht) <> 0
),
per_onderdeel AS (
    SELECT
        i.gm_code,
        l.onderdeel,
        sum(d.deel_eur * 100 * (coalesce(e.gewicht, 0) * i.land - l.gewicht * i.inwoners) // (d.totaal * i.land)) AS bijdrage_cent,
        max(coalesce(e.gewicht, 0) * 1000000 // l.gewicht) AS aandeel,
        any_value(CAST(i.inwoners AS HUGEINT) * 1000000 // i.land) AS aandeel_inwoners
    FROM inwoners AS i
    CROSS JOIN land AS l
    INNER JOIN deel AS d USING (regel, deel)
    LEFT JOIN eigen AS e ON e.regel = l.regel AND e.deel = l.deel AND e.onderdeel = l.onderdeel AND e.gm_code = i.gm_code
    GROUP BY i.gm_code, l.onderdeel
),
verschil AS (
    SELECT
        g.gm_code,
        g.bedrag_eur,
        i.inwoners,
        (g.bedrag_eur * i.land - CAST(sum(g.bedrag_eur) OVER () AS HUGEINT) * i.inwoners) * 100 // i.land AS verschil_cent
    FROM gemeente AS g
    INNER JOIN inwoners AS i USING (gm_code)
)
SELECT
    v.gm_code,
    CAST(v.bedrag_eur AS BIGINT) AS bedrag_eur,
    v.inwoners,
    CAST(count(*) OVER (PARTITION BY v.gm_code) AS INTEGER) AS onderdelen,
    honderdsten(v.verschil_cent) AS verschil_eur,
    coalesce(m.naam, regexp_replace(p.onderdeel, '^du ', 'DU ')) AS onderdeel,
    honderdsten(p.bijdrage_cent) AS bijdrage_eur,
    CAST(p.aandeel AS BIGINT) AS aandeel_miljoenste,
    CAST(p.aandeel_inwoners AS BIGINT) AS inwoners_miljoenste,
    honderdsten(v.verschil_cent - sum(p.bijdrage_cent) OVER (PARTITION BY v.gm_code)) AS rest_eur
FROM verschil AS v
INNER JOIN per_onderdeel AS p USING (gm_code)
LEFT JOIN mart.maatstaf AS m ON m.naam || ' (' || m.code || ')' = p.onderdeel
QUALIFY row_number() OVER (PARTITION BY v.gm_code ORDER BY sign(p.bijdrage_cent) = sign(v.verschil_cent) DESC, abs(p.bijdrage_cent) DESC, p.onderdeel ASC) = 1
ORDER BY v.gm_code
