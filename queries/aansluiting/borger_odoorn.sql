-- Borger-Odoorn published what it received; our keys give another amount. An open question, never a pass.
-- Unit: euro. Source: 1e bestuursrapportage 2022 of the gemeente ("Versterking dienstverlening").
WITH gepubliceerd AS (
    SELECT 2021 AS uitkeringsjaar, 151000 AS bedrag_eur
    UNION ALL
    SELECT 2022 AS uitkeringsjaar, 109000 AS bedrag_eur
)
SELECT
    'borger-odoorn-' || g.uitkeringsjaar AS code,
    'Borger-Odoorn ' || g.uitkeringsjaar || ': toegewezen uit de AU tegenover wat de gemeente zelf noemt' AS omschrijving,
    CAST(sum(t.bedrag_eur) AS DECIMAL(18, 2)) AS links_eur,
    CAST(g.bedrag_eur AS DECIMAL(18, 2)) AS rechts_eur,
    CAST(500 AS DECIMAL(18, 2)) AS tolerantie_eur,
    CAST(0 AS DECIMAL(18, 2)) AS verklaard_eur,
    'De gemeente rondt af op duizend euro; de sleutel is een plaatsvervanger (meicirculaire 2022 voor 2023). Een sleutel van het jaar zelf is niet ingelezen.' AS verklaring,
    'Borger-Odoorn, eerste bestuursrapportage 2022' AS bron,
    TRUE AS is_open_vraag
FROM gepubliceerd AS g
LEFT JOIN mart.toewijzing AS t ON t.uitkeringsjaar = g.uitkeringsjaar AND t.gm_code = 'GM1681' AND t.vorm = 'au'
GROUP BY g.uitkeringsjaar, g.bedrag_eur
