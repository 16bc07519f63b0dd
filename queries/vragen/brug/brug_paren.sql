-- The pairs of vintages that a bridge exists for. Grain: circulaire_van, circulaire_naar, uitkeringsjaar.
SELECT DISTINCT t.circulaire_van, t.circulaire_naar, t.uitkeringsjaar
FROM mart.brug_totaal AS t
ORDER BY t.uitkeringsjaar, t.circulaire_van, t.circulaire_naar
