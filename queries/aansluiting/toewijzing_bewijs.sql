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
    t.bedrag_eur AS links_eur,
    b.bedrag_eur AS rechts_eur,
    'eigen berekening: mart.toewijzing en mart.toewijzing_bewijs' AS bron
FROM toewijzing AS t
LEFT JOIN bewijs AS b USING (uitkeringsjaar)
