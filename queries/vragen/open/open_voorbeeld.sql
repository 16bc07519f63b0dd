-- The sums that the README of a release has a reader come to. Grain: one row. Unit: whole euro. Parameter: $datum, the day of the
-- figures: the year of that day, else the last before it, else the first after it. The province and the gemeente are the largest
-- of that year by amount; the goal is wijkteams where there is such a goal, else the largest.
WITH
jaar AS (
    SELECT t.uitkeringsjaar
    FROM mart.toewijzing AS t
    GROUP BY t.uitkeringsjaar
    ORDER BY t.uitkeringsjaar > year(CAST($datum AS DATE)), abs(t.uitkeringsjaar - year(CAST($datum AS DATE)))
    LIMIT 1
),
bedrag AS (
    SELECT t.gm_code, t.doel, CAST(sum(t.bedrag_eur) AS BIGINT) AS bedrag_eur
    FROM mart.toewijzing AS t
    INNER JOIN jaar AS j USING (uitkeringsjaar)
    GROUP BY t.gm_code, t.doel
),
gemeente AS (
    SELECT g.gm_code, g.naam, g.provincie
    FROM mart.gemeente_jaar AS g
    INNER JOIN jaar AS j USING (uitkeringsjaar)
),
provincie AS (
    SELECT g.provincie, CAST(sum(b.bedrag_eur) AS BIGINT) AS provinciesom
    FROM bedrag AS b
    INNER JOIN gemeente AS g USING (gm_code)
    GROUP BY g.provincie
    ORDER BY provinciesom DESC, g.provincie
    LIMIT 1
),
doel AS (
    SELECT g.naam AS gemeente, b.gm_code AS gm, b.doel, d.naam AS doelnaam, b.bedrag_eur AS doelsom
    FROM bedrag AS b
    INNER JOIN gemeente AS g USING (gm_code)
    INNER JOIN mart.doel AS d USING (doel)
    ORDER BY b.doel = 'wijkteams' DESC, b.bedrag_eur DESC, b.doel, b.gm_code
    LIMIT 1
)
SELECT
    j.uitkeringsjaar AS jaar,
    (SELECT CAST(sum(b.bedrag_eur) AS BIGINT) FROM bedrag AS b) AS totaal,
    p.provincie,
    p.provinciesom,
    d.gemeente,
    d.gm,
    d.doel,
    d.doelnaam,
    d.doelsom
FROM jaar AS j
CROSS JOIN provincie AS p
CROSS JOIN doel AS d
