-- Borger-Odoorn published what it received; our keys give another amount. An open question, never a pass.
-- Unit: euro. Source: 1e bestuursrapportage 2022 of the gemeente ("Versterking dienstverlening").
SELECT
    'borger-odoorn-' || g.uitkeringsjaar AS code,
    'Borger-Odoorn ' || g.uitkeringsjaar || ': toegewezen uit de AU tegenover wat de gemeente zelf noemt' AS omschrijving,
    sum(t.bedrag_eur) AS links_eur,
    g.bedrag_eur AS rechts_eur,
    500 AS tolerantie_eur,
    'De gemeente rondt af op duizend euro; de sleutel is een plaatsvervanger (meicirculaire 2022 voor 2023). Een sleutel van het jaar zelf is niet ingelezen.' AS verklaring,
    'Borger-Odoorn, eerste bestuursrapportage 2022' AS bron,
    TRUE AS is_open_vraag
FROM (VALUES (2021, 151000), (2022, 109000)) AS g (uitkeringsjaar, bedrag_eur)
LEFT JOIN mart.toewijzing AS t ON t.uitkeringsjaar = g.uitkeringsjaar AND t.gm_code = 'GM1681' AND t.vorm = 'au'
GROUP BY g.uitkeringsjaar, g.bedrag_eur
