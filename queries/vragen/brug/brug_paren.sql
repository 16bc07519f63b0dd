-- The pairs of vintages that a bridge exists for. Grain: circulaire_van, circulaire_naar, uitkeringsjaar.
SELECT p.circulaire_van, p.circulaire_naar, p.uitkeringsjaar
FROM verdeling.brug_paar AS p
ORDER BY p.uitkeringsjaar, p.circulaire_van, p.circulaire_naar
