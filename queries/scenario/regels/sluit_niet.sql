-- Recalculated lines with which anything is wrong; then, and only then, the rules in queries/regels say what.
-- Grain: uitkeringsjaar, regel. A line is right when every part of its key has weight, no weight is negative, its gemeenten
-- are those of the indeling, its parts add up to it, its limits hold, the inhabitants that an ingroei counts by are known, and
-- gemeenten get exactly the line.
WITH
gewicht AS (
    SELECT p.uitkeringsjaar, p.regel, count(*) AS delen, min(p.gemeenten) AS minst, max(p.gemeenten) AS meest, min(p.bekend) AS bekend, min(p.kleinste) AS kleinste
    FROM (
        SELECT
            w.uitkeringsjaar,
            w.regel,
            w.deel,
            count(*) AS gemeenten,
            count(g.gm_code) AS bekend,
            min(w.gewicht) AS kleinste
        FROM verdeling.sleutelgewicht AS w
        LEFT JOIN kern.indeling_gemeente AS g USING (uitkeringsjaar, gm_code)
        GROUP BY w.uitkeringsjaar, w.regel, w.deel
        HAVING max(w.gewicht) > 0
    ) AS p
    GROUP BY p.uitkeringsjaar, p.regel
),
deel AS (
    SELECT
        d.uitkeringsjaar,
        d.regel,
        count(*) AS delen,
        min(d.bedrag_eur) AS kleinste_eur,
        sum(d.bedrag_eur) FILTER (WHERE NOT d.is_ingroeibasis) AS bedrag_eur
    FROM kern.envelop_deel AS d
    GROUP BY d.uitkeringsjaar, d.regel
),
toegewezen AS (
    SELECT
        t.uitkeringsjaar,
        t.regel,
        sum(t.bedrag_eur) AS bedrag_eur,
        bool_or(
            t.positie = 'onhaalbaar'
            OR coalesce(t.ondergrens_eur > t.bovengrens_eur OR t.bedrag_eur < t.ondergrens_eur OR t.bedrag_eur > t.bovengrens_eur, FALSE)
        ) AS is_buiten_grens
    FROM verdeling.toewijzing_regel AS t
    GROUP BY t.uitkeringsjaar, t.regel
),
ontvanger AS (
    SELECT DISTINCT o.uitkeringsjaar, o.regel
    FROM staging.sleutel_ontvanger AS o
    ANTI JOIN kern.indeling_gemeente AS g USING (uitkeringsjaar, gm_code)
),
zonder_inwoners AS (
    SELECT DISTINCT o.uitkeringsjaar, o.regel
    FROM staging.sleutel_beperking AS b
    INNER JOIN kern.ontvanger AS o USING (uitkeringsjaar, regel)
    LEFT JOIN verdeling.inwoners AS i USING (uitkeringsjaar, gm_code)
    WHERE b.ingroei_eur_per_inwoner IS NOT NULL AND i.inwoners IS NULL
),
indeling AS (
    SELECT i.uitkeringsjaar, count(*) AS gemeenten
    FROM kern.indeling_gemeente AS i
    GROUP BY i.uitkeringsjaar
)
SELECT e.uitkeringsjaar, e.regel
FROM kern.envelop_regel AS e
LEFT JOIN gewicht AS g USING (uitkeringsjaar, regel)
LEFT JOIN deel AS d USING (uitkeringsjaar, regel)
LEFT JOIN toegewezen AS t USING (uitkeringsjaar, regel)
LEFT JOIN ontvanger AS o USING (uitkeringsjaar, regel)
LEFT JOIN zonder_inwoners AS z USING (uitkeringsjaar, regel)
LEFT JOIN indeling AS i USING (uitkeringsjaar)
WHERE
    e.is_verdeeld
    AND (
        g.delen IS DISTINCT FROM d.delen
        OR g.minst IS DISTINCT FROM i.gemeenten
        OR g.meest IS DISTINCT FROM i.gemeenten
        OR g.bekend IS DISTINCT FROM i.gemeenten
        OR g.kleinste < 0
        OR d.kleinste_eur < 0
        OR d.bedrag_eur IS DISTINCT FROM e.bedrag_eur
        OR t.bedrag_eur IS DISTINCT FROM e.bedrag_eur
        OR t.is_buiten_grens
        OR o.regel IS NOT NULL
        OR z.regel IS NOT NULL
    )
