-- Decentralisatie-uitkeringen: sum and number of recipients per vintage against the known total.
SELECT
    t.code,
    CASE WHEN t.grootheid LIKE 'aantal%' THEN 'Aantal ontvangers ' ELSE 'Totaal ' END
        || 'DU ' || split_part(t.grootheid, ':', 2) || ', ' || t.circulaire || ' voor ' || t.uitkeringsjaar AS omschrijving,
    CAST(
        CASE WHEN t.grootheid LIKE 'aantal%' THEN count(*) FILTER (WHERE u.bedrag_eur <> 0) ELSE sum(u.bedrag_eur) END AS DECIMAL(18, 2)
    ) AS links_eur,
    t.bedrag_eur AS rechts_eur,
    t.tolerantie_eur,
    t.verklaring,
    t.bron
FROM staging.controletotaal AS t
LEFT JOIN kern.uitkering AS u
    ON u.circulaire = t.circulaire AND u.uitkeringsjaar = t.uitkeringsjaar AND u.uitkering = split_part(t.grootheid, ':', 2)
WHERE t.grootheid LIKE 'du:%' OR t.grootheid LIKE 'aantal_ontvangers:%'
GROUP BY t.code, t.grootheid, t.circulaire, t.uitkeringsjaar, t.bedrag_eur, t.tolerantie_eur, t.verklaring, t.bron
