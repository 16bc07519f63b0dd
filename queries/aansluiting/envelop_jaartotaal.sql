-- The lines of each year against its total. Unit: euro; exact.
SELECT
    'envelop-' || j.uitkeringsjaar AS code,
    'Envelop ' || j.uitkeringsjaar || ': som van de regels' AS omschrijving,
    CAST(sum(e.bedrag_eur) AS DECIMAL(18, 2)) AS links_eur,
    CAST(j.totaal_eur AS DECIMAL(18, 2)) AS rechts_eur,
    CAST(0 AS DECIMAL(18, 2)) AS tolerantie_eur,
    CAST(0 AS DECIMAL(18, 2)) AS verklaard_eur,
    CAST(NULL AS VARCHAR) AS verklaring,
    j.bron,
    FALSE AS is_open_vraag
FROM staging.jaar AS j
LEFT JOIN mart.envelop AS e USING (uitkeringsjaar)
GROUP BY j.uitkeringsjaar, j.totaal_eur, j.bron
