-- Every S/IU/DU/artikel 12 line of one uitkeringsjaar in every circulaire. Grain: uitkering, circulaire. Unit: euro.
-- Without an amount, reden says why: the circulaire has the line without amounts, or does not have it. Parameter: $jaar.
WITH
gedrukt AS (
    SELECT u.circulaire, u.uitkering, u.soort, sum(u.bedrag_eur) AS bedrag_eur
    FROM mart.uitkering AS u
    WHERE u.uitkeringsjaar = $jaar
    GROUP BY u.circulaire, u.uitkering, u.soort
),
genoemd AS (
    SELECT r.circulaire, r.uitkering, r.soort
    FROM mart.uitkering_regel AS r
    WHERE r.uitkeringsjaar = $jaar
),
uitkering AS (
    SELECT d.uitkering, d.soort
    FROM gedrukt AS d
    UNION
    SELECT g.uitkering, g.soort
    FROM genoemd AS g
)
SELECT
    u.uitkering,
    u.soort,
    c.circulaire,
    CAST(d.bedrag_eur AS DECIMAL(18, 2)) AS bedrag_eur,
    CASE
        WHEN d.bedrag_eur IS NOT NULL THEN NULL
        WHEN g.uitkering IS NOT NULL THEN 'niet gepubliceerd'
        ELSE 'komt niet voor'
    END AS reden
FROM uitkering AS u
CROSS JOIN mart.circulaire AS c
LEFT JOIN gedrukt AS d ON d.uitkering = u.uitkering AND d.circulaire = c.circulaire
LEFT JOIN genoemd AS g ON g.uitkering = u.uitkering AND g.circulaire = c.circulaire
WHERE c.uitkeringsjaar = $jaar
ORDER BY soort_volgorde(u.soort), max(abs(d.bedrag_eur)) OVER (PARTITION BY u.uitkering) DESC NULLS LAST, u.uitkering, c.volgnummer
