-- IDO: 14,6 mln by inwoners + 2,53 mln by low education = the published SPUK of 17,13 mln, each year from 2023. Unit: euro;
-- exact. A year without such a line has nothing on the left, so that it is never silently absent.
SELECT
    'ido-spuk-' || j.uitkeringsjaar AS code,
    'SPUK informatiepunten digitale overheid ' || j.uitkeringsjaar || coalesce(': ' || string_agg(e.bedrag_eur, ' + ' ORDER BY e.regel), ': geen regel in de envelop') AS omschrijving,
    coalesce(sum(e.bedrag_eur), 0) AS links_eur,
    17130000 AS rechts_eur,
    'VNG; Staatscourant 2022-33992' AS bron
FROM staging.jaar AS j
LEFT JOIN mart.envelop_regel AS e ON e.uitkeringsjaar = j.uitkeringsjaar AND e.doel = 'ido' AND e.vorm = 'spuk'
WHERE j.uitkeringsjaar >= 2023
GROUP BY j.uitkeringsjaar
