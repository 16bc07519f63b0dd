-- The cells behind the payment in the earlier vintage of a bridge, in the indeling of the later one.
-- Grain: circulaire_van, circulaire_naar, uitkeringsjaar, gm_code, cel. Unit: of the cell.
SELECT h.circulaire_van, h.circulaire_naar, h.uitkeringsjaar, h.gm_code, b.rol || ', ' || b.circulaire AS rol, b.bron_id, b.blad, b.cel, b.gedrukt, b.waarde, b.correctie
FROM verdeling.brug_hercodering AS h
INNER JOIN herkomst.betaling_cel AS b ON b.circulaire = h.circulaire_van AND b.uitkeringsjaar = h.uitkeringsjaar AND b.gm_code = h.gm_code_van
WHERE h.gm_code IS NOT NULL
