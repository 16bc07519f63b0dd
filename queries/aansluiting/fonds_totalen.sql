-- The gemeentefonds part (AU + DU) of 2021 and 2022 against the budget documents. Unit: euro; exact.
WITH begroting AS (
    SELECT 2021 AS uitkeringsjaar, 124000000 AS bedrag_eur, 'tweede suppletoire begroting gemeentefonds 2021, mutatie 7' AS bron
    UNION ALL
    SELECT 2022 AS uitkeringsjaar, 94000000 AS bedrag_eur, 'tweede min eerste nota van wijziging gemeentefonds 2022 (kst-35925-B-13)' AS bron
)
SELECT
    'gemeentefonds-' || b.uitkeringsjaar AS code,
    'Deel via het gemeentefonds (AU + DU) ' || b.uitkeringsjaar AS omschrijving,
    sum(e.bedrag_eur) AS links_eur,
    b.bedrag_eur AS rechts_eur,
    b.bron
FROM begroting AS b
LEFT JOIN mart.envelop AS e ON e.uitkeringsjaar = b.uitkeringsjaar AND e.vorm IN ('au', 'du', 'bfu')
GROUP BY b.uitkeringsjaar, b.bedrag_eur, b.bron
