-- The year that a briefing is about when nobody chose one. Grain: one row.
-- The last year that capacity was asked for; where none was, the last uitkeringsjaar that a circulaire has figures for.
SELECT
    coalesce(
        (SELECT max(o.jaar) FROM mart.opgave AS o WHERE o.jaar IN (SELECT j.uitkeringsjaar FROM mart.jaar AS j)),
        (SELECT max(c.uitkeringsjaar) FROM mart.circulaire AS c)
    ) AS jaar,
    (SELECT list(j.uitkeringsjaar ORDER BY j.uitkeringsjaar) FROM mart.jaar AS j) AS jaren
