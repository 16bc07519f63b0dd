-- The cells behind the payment in the later vintage of a bridge: every maatstaf, the factor and the S/IU/DU lines.
-- Grain: circulaire_van, circulaire_naar, uitkeringsjaar, gm_code, cel. Unit: of the cell.
SELECT p.circulaire_van, p.circulaire_naar, p.uitkeringsjaar, b.gm_code, b.rol || ', ' || b.circulaire AS rol, b.bron_id, b.blad, b.cel, b.gedrukt, b.waarde, b.correctie
FROM verdeling.brug_paar AS p
INNER JOIN herkomst.betaling_cel AS b ON b.circulaire = p.circulaire_naar AND b.uitkeringsjaar = p.uitkeringsjaar
