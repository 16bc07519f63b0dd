-- Iv3: the sum over gemeenten against the national figures in the same publication. Unit: euro.
-- Reads the published table itself: a delivery that replaces a gemeente has no place in its national total.
SELECT
    t.code,
    'Iv3 ' || substr(t.grootheid, 5) || ', ' || t.circulaire || ' ' || t.uitkeringsjaar || ', alle gemeenten' AS omschrijving,
    CASE t.grootheid
        WHEN 'iv3_lasten' THEN sum(i.lasten_eur)
        WHEN 'iv3_baten' THEN sum(i.baten_eur)
        WHEN 'iv3_salarissen' THEN sum(i.salarissen_eur)
    END AS links_eur,
    t.bedrag_eur AS rechts_eur,
    t.tolerantie_eur,
    t.verklaring,
    t.bron
FROM staging.controletotaal AS t
LEFT JOIN staging.iv3 AS i ON i.boekjaar = t.uitkeringsjaar AND i.verslagsoort = t.circulaire
WHERE t.grootheid LIKE 'iv3_%'
GROUP BY t.code, t.grootheid, t.circulaire, t.uitkeringsjaar, t.bedrag_eur, t.tolerantie_eur, t.verklaring, t.bron
