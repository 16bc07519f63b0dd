-- Every S/IU/DU/artikel 12 line of one uitkeringsjaar in every circulaire. Grain: uitkering, circulaire. Unit: euro.
-- Without an amount, reden says why: the circulaire has the line without amounts, or does not have it. Parameter: $jaar.
WITH
jaargang AS (
    SELECT c.circulaire, c.volgnummer
    FROM kern.circulaire AS c
    WHERE c.uitkeringsjaar = $jaar
),
gedrukt AS (
    SELECT u.circulaire, u.uitkering, u.soort, sum(u.bedrag_eur) AS bedrag_eur
    FROM mart.uitkering AS u
    WHERE u.uitkeringsjaar = $jaar
    GROUP BY u.circulaire, u.uitkering, u.soort
),
genoemd AS (
    SELECT DISTINCT g.circulaire, g.naam AS uitkering
    FROM staging.gewicht AS g
    WHERE g.uitkeringsjaar = $jaar AND g.soort = 'uitkering'
),
uitkering AS (
    SELECT d.uitkering
    FROM gedrukt AS d
    UNION
    SELECT g.uitkering
    FROM genoemd AS g
),
volledig AS (
    SELECT
        u.uitkering,
        s.soort,
        j.circulaire,
        j.volgnummer,
        CAST(d.bedrag_eur AS DECIMAL(18, 2)) AS bedrag_eur,
        CASE
            WHEN d.bedrag_eur IS NOT NULL THEN NULL
            WHEN g.uitkering IS NOT NULL THEN 'niet gepubliceerd'
            ELSE 'komt niet voor'
        END AS reden
    FROM uitkering AS u
    CROSS JOIN jaargang AS j
    LEFT JOIN staging.uitkering_soort AS s USING (uitkering)
    LEFT JOIN gedrukt AS d ON d.uitkering = u.uitkering AND d.circulaire = j.circulaire
    LEFT JOIN genoemd AS g ON g.uitkering = u.uitkering AND g.circulaire = j.circulaire
)
SELECT v.uitkering, v.soort, v.circulaire, v.bedrag_eur, v.reden
FROM volledig AS v
ORDER BY list_position(['suppletie', 'iu', 'du', 'artikel12'], v.soort), max(abs(v.bedrag_eur)) OVER (PARTITION BY v.uitkering) DESC NULLS LAST, v.uitkering, v.volgnummer
