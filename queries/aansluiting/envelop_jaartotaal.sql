-- The lines of each year against its total. Unit: euro; exact.
SELECT
    'envelop-' || j.uitkeringsjaar AS code,
    'Envelop ' || j.uitkeringsjaar || ': som van de regels' AS omschrijving,
    sum(e.bedrag_eur) AS links_eur,
    j.totaal_eur AS rechts_eur,
    j.bron
FROM staging.jaar AS j
LEFT JOIN mart.envelop AS e USING (uitkeringsjaar)
GROUP BY j.uitkeringsjaar, j.totaal_eur, j.bron
