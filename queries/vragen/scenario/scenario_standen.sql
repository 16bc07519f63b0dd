-- Where the weights of a key can be taken from: a circulaire with its year, or a year of inhabitants (no circulaire).
-- Grain: circulaire, jaar.
WITH stand AS (
    SELECT c.circulaire, c.uitkeringsjaar AS jaar, c.naam || ' voor ' || c.uitkeringsjaar AS naam, c.volgnummer
    FROM mart.circulaire AS c
    UNION ALL
    SELECT DISTINCT NULL AS circulaire, i.jaar, 'inwoners op 1 januari ' || i.jaar AS naam, NULL AS volgnummer
    FROM mart.inwoners AS i
)
SELECT s.circulaire, s.jaar, s.naam
FROM stand AS s
ORDER BY s.volgnummer DESC NULLS LAST, s.jaar DESC
