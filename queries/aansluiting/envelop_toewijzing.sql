-- Every line with a key: the sum over gemeenten against the line. Unit: euro; exact.
SELECT
    'toewijzing-' || e.uitkeringsjaar || '-' || e.regel AS code,
    'Toewijzing ' || e.uitkeringsjaar || ' ' || e.regel || ': som over gemeenten' AS omschrijving,
    CAST(sum(b.bedrag_eur) AS DECIMAL(18, 2)) AS links_eur,
    CAST(e.bedrag_eur AS DECIMAL(18, 2)) AS rechts_eur,
    CAST(0 AS DECIMAL(18, 2)) AS tolerantie_eur,
    CAST(0 AS DECIMAL(18, 2)) AS verklaard_eur,
    CAST(NULL AS VARCHAR) AS verklaring,
    'pok/envelop.csv, cel ' || e.cel AS bron,
    FALSE AS is_open_vraag
FROM mart.envelop_regel AS e
LEFT JOIN mart.toewijzing_bewijs AS b ON b.uitkeringsjaar = e.uitkeringsjaar AND b.regel = e.regel
WHERE e.sleutel <> 'geen'
GROUP BY e.uitkeringsjaar, e.regel, e.bedrag_eur, e.cel
