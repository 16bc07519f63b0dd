-- The cells of a maatstaf in both vintages of a bridge, the earlier ones in the later indeling.
-- Grain: circulaire_van, circulaire_naar, uitkeringsjaar, gm_code, maatstaf, kant (van, naar), soort_cel, cel.
SELECT h.circulaire_van, h.circulaire_naar, h.uitkeringsjaar, h.gm_code, m.maatstaf, m.soort, 'van' AS kant, m.soort_cel, m.rol || ', ' || m.circulaire AS rol, m.bron_id, m.blad, m.cel, m.gedrukt, m.waarde, m.correctie
FROM verdeling.brug_hercodering AS h
INNER JOIN herkomst.maatstaf_cel AS m ON m.circulaire = h.circulaire_van AND m.uitkeringsjaar = h.uitkeringsjaar AND m.gm_code = h.gm_code_van
WHERE m.cluster = 'Totaal' AND h.gm_code IS NOT NULL
UNION ALL
SELECT p.circulaire_van, p.circulaire_naar, p.uitkeringsjaar, m.gm_code, m.maatstaf, m.soort, 'naar' AS kant, m.soort_cel, m.rol || ', ' || m.circulaire AS rol, m.bron_id, m.blad, m.cel, m.gedrukt, m.waarde, m.correctie
FROM verdeling.brug_paar AS p
INNER JOIN herkomst.maatstaf_cel AS m ON m.circulaire = p.circulaire_naar AND m.uitkeringsjaar = p.uitkeringsjaar
WHERE m.cluster = 'Totaal'
