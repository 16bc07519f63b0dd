-- Whether a gemeente of a line with limits gets its share, its least or its most. Grain: uitkeringsjaar, regel, gm_code.
-- Everybody gets λ × gewicht, but never less than the least or more than the most; λ is where that adds up to the line.
-- The sum only changes its course at points λ = limit ÷ gewicht; the last of these at which the sum is not yet above the
-- line decides who is bound. All comparisons are cross-multiplied whole numbers: nothing is rounded.
-- The sum never falls as λ grows, so the last point is looked for in two steps: among some of the points (mijlpaal), and
-- then among those from the last of these that is not above the line to the first that is. Which points are mijlpalen
-- (every 25th of an approximate order) changes the work and not the answer.
WITH
gemeente AS (
    SELECT g.uitkeringsjaar, g.regel, g.gm_code, w.gewicht_geheel AS gewicht, g.ondergrens_eur, g.bovengrens_eur, e.bedrag_eur AS regel_eur
    FROM verdeling.grens AS g
    INNER JOIN verdeling.gewicht_geheel AS w USING (uitkeringsjaar, regel, gm_code)
    INNER JOIN kern.envelop_deel AS d USING (uitkeringsjaar, regel, deel)
    INNER JOIN kern.envelop_regel AS e USING (uitkeringsjaar, regel)
    WHERE NOT d.is_ingroeibasis
),
punt AS (
    SELECT DISTINCT g.uitkeringsjaar, g.regel, CAST(x.teller AS HUGEINT) AS teller, x.noemer
    FROM gemeente AS g
    CROSS JOIN unnest([
        {'teller': CAST(0 AS BIGINT), 'noemer': CAST(1 AS HUGEINT)},
        {'teller': g.ondergrens_eur, 'noemer': g.gewicht},
        {'teller': g.bovengrens_eur, 'noemer': g.gewicht}
    ]) AS u (x)
    WHERE x.noemer > 0 AND x.teller IS NOT NULL
),
mijlpaal AS (
    SELECT p.uitkeringsjaar, p.regel, p.teller, p.noemer
    FROM punt AS p
    QUALIFY
        row_number() OVER (PARTITION BY p.uitkeringsjaar, p.regel ORDER BY CAST(p.teller AS DOUBLE) / CAST(p.noemer AS DOUBLE)) % 25 = 1
),
mijlpaal_som AS (
    SELECT
        p.uitkeringsjaar,
        p.regel,
        p.teller,
        p.noemer,
        sum(
            CASE
                WHEN p.teller * g.gewicht < g.ondergrens_eur * p.noemer THEN g.ondergrens_eur * p.noemer
                WHEN p.teller * g.gewicht > g.bovengrens_eur * p.noemer THEN g.bovengrens_eur * p.noemer
                ELSE p.teller * g.gewicht
            END
        ) <= any_value(g.regel_eur) * p.noemer AS past
    FROM mijlpaal AS p
    INNER JOIN gemeente AS g USING (uitkeringsjaar, regel)
    GROUP BY p.uitkeringsjaar, p.regel, p.teller, p.noemer
),
kandidaat AS MATERIALIZED (
    SELECT p.uitkeringsjaar, p.regel, p.teller, p.noemer
    FROM punt AS p
    WHERE
        NOT EXISTS (
            SELECT 1
            FROM mijlpaal_som AS m
            WHERE
                m.uitkeringsjaar = p.uitkeringsjaar
                AND m.regel = p.regel
                AND CASE WHEN m.past THEN p.teller * m.noemer < m.teller * p.noemer ELSE p.teller * m.noemer >= m.teller * p.noemer END
        )
),
som AS (
    SELECT
        k.uitkeringsjaar,
        k.regel,
        k.teller,
        k.noemer,
        sum(
            CASE
                WHEN k.teller * g.gewicht < g.ondergrens_eur * k.noemer THEN g.ondergrens_eur * k.noemer
                WHEN k.teller * g.gewicht > g.bovengrens_eur * k.noemer THEN g.bovengrens_eur * k.noemer
                ELSE k.teller * g.gewicht
            END
        ) <= any_value(g.regel_eur) * k.noemer AS past
    FROM kandidaat AS k
    INNER JOIN gemeente AS g USING (uitkeringsjaar, regel)
    GROUP BY k.uitkeringsjaar, k.regel, k.teller, k.noemer
),
haalbaar AS (
    SELECT s.uitkeringsjaar, s.regel, s.teller, s.noemer
    FROM som AS s
    WHERE s.past
),
laatste AS (
    SELECT DISTINCT ON (h.uitkeringsjaar, h.regel) h.uitkeringsjaar, h.regel, h.teller, h.noemer
    FROM haalbaar AS h
    WHERE
        NOT EXISTS (
            SELECT 1
            FROM haalbaar AS x
            WHERE x.uitkeringsjaar = h.uitkeringsjaar AND x.regel = h.regel AND x.teller * h.noemer > h.teller * x.noemer
        )
    ORDER BY h.uitkeringsjaar, h.regel, h.noemer
)
SELECT
    g.uitkeringsjaar,
    g.regel,
    g.gm_code,
    g.ondergrens_eur,
    g.bovengrens_eur,
    CASE
        WHEN l.noemer IS NULL THEN 'onhaalbaar'
        WHEN l.teller * g.gewicht < g.ondergrens_eur * l.noemer OR g.gewicht = 0 THEN 'ondergrens'
        WHEN g.bovengrens_eur IS NOT NULL AND l.teller * g.gewicht >= g.bovengrens_eur * l.noemer THEN 'bovengrens'
        ELSE 'vrij'
    END AS positie
FROM gemeente AS g
LEFT JOIN laatste AS l USING (uitkeringsjaar, regel)
