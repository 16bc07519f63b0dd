-- The year that a briefing is about when nobody chose one. Grain: one row.
-- The last year that capacity was asked for; where none was, the last uitkeringsjaar that a circulaire has figures for.
SELECT
    coalesce(
        (SELECT max(year(o.peildatum)) FROM kern.opgave AS o WHERE year(o.peildatum) IN (SELECT j.uitkeringsjaar FROM staging.jaar AS j)),
        (SELECT max(c.uitkeringsjaar) FROM kern.circulaire AS c)
    ) AS jaar,
    (SELECT list(j.uitkeringsjaar ORDER BY j.uitkeringsjaar) FROM staging.jaar AS j) AS jaren
