-- The parts of every bridge against the change of the totals, each gemeente rounded to whole euro. Unit: euro; exact.
-- The right side is taken from the published payments again, not from the bridge.
WITH
betaling AS (
    SELECT b.circulaire, b.uitkeringsjaar, sum(round(b.totaal_eur, 0)) AS bedrag_eur
    FROM mart.betaling AS b
    GROUP BY b.circulaire, b.uitkeringsjaar
),
brug AS (
    SELECT b.circulaire_van, b.circulaire_naar, b.uitkeringsjaar, sum(b.bedrag_eur) AS bedrag_eur
    FROM mart.brug AS b
    GROUP BY b.circulaire_van, b.circulaire_naar, b.uitkeringsjaar
)
SELECT
    'brug-' || p.circulaire_van || '-' || p.circulaire_naar || '-' || p.uitkeringsjaar AS code,
    'Brug van ' || p.circulaire_van || ' naar ' || p.circulaire_naar || ' voor ' || p.uitkeringsjaar || ': som van de delen tegenover het verschil' AS omschrijving,
    coalesce(b.bedrag_eur, 0) AS links_eur,
    n.bedrag_eur - v.bedrag_eur AS rechts_eur,
    'eigen berekening: mart.brug tegenover mart.algemene_uitkering en mart.uitkering' AS bron
FROM verdeling.brug_paar AS p
LEFT JOIN brug AS b USING (circulaire_van, circulaire_naar, uitkeringsjaar)
LEFT JOIN betaling AS v ON v.circulaire = p.circulaire_van AND v.uitkeringsjaar = p.uitkeringsjaar
LEFT JOIN betaling AS n ON n.circulaire = p.circulaire_naar AND n.uitkeringsjaar = p.uitkeringsjaar
