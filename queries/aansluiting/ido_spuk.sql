-- IDO: 14,6 mln by inwoners + 2,53 mln by low education = the published SPUK of 17,13 mln, each year. Unit: euro; exact.
SELECT
    'ido-spuk-' || e.uitkeringsjaar AS code,
    'SPUK informatiepunten digitale overheid ' || e.uitkeringsjaar || ': ' || string_agg(e.bedrag_eur, ' + ' ORDER BY e.regel) AS omschrijving,
    CAST(sum(e.bedrag_eur) AS DECIMAL(18, 2)) AS links_eur,
    CAST(17130000 AS DECIMAL(18, 2)) AS rechts_eur,
    CAST(0 AS DECIMAL(18, 2)) AS tolerantie_eur,
    CAST(0 AS DECIMAL(18, 2)) AS verklaard_eur,
    CAST(NULL AS VARCHAR) AS verklaring,
    'VNG; Staatscourant 2022-33992' AS bron,
    FALSE AS is_open_vraag
FROM mart.envelop_regel AS e
WHERE e.doel = 'ido' AND e.vorm = 'spuk'
GROUP BY e.uitkeringsjaar
