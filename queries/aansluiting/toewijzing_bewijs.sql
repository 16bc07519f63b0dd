-- Allocation against its proof, per year: Σ (floor + extra euro) over all lines. Unit: euro; exact.
WITH
toewijzing AS (
    SELECT t.uitkeringsjaar, sum(t.bedrag_eur) AS bedrag_eur
    FROM mart.toewijzing AS t
    GROUP BY t.uitkeringsjaar
),
bewijs AS (
    SELECT b.uitkeringsjaar, sum(b.naar_beneden_eur + b.extra_eur) AS bedrag_eur
    FROM mart.toewijzing_bewijs AS b
    GROUP BY b.uitkeringsjaar
)
SELECT
    'bewijs-' || t.uitkeringsjaar AS code,
    'Toewijzing ' || t.uitkeringsjaar || ' tegenover het bewijs' AS omschrijving,
    CAST(t.bedrag_eur AS DECIMAL(18, 2)) AS links_eur,
    CAST(b.bedrag_eur AS DECIMAL(18, 2)) AS rechts_eur,
    CAST(0 AS DECIMAL(18, 2)) AS tolerantie_eur,
    CAST(0 AS DECIMAL(18, 2)) AS verklaard_eur,
    CAST(NULL AS VARCHAR) AS verklaring,
    'eigen berekening: mart.toewijzing en mart.toewijzing_bewijs' AS bron,
    FALSE AS is_open_vraag
FROM toewijzing AS t
LEFT JOIN bewijs AS b USING (uitkeringsjaar)
