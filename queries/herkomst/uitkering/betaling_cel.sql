-- The cells behind the total payment of a vintage: every maatstaf with its bedrag, the uitkeringsfactor and the S/IU/DU lines.
-- Grain: circulaire, uitkeringsjaar, gm_code, cel. Unit: of the cell.
SELECT m.circulaire, m.uitkeringsjaar, m.gm_code, m.rol, m.bron_id, m.blad, m.cel, m.gedrukt, m.waarde, m.correctie
FROM herkomst.maatstaf_cel AS m
WHERE m.cluster = 'Totaal'
UNION ALL
SELECT a.circulaire, a.uitkeringsjaar, a.gm_code, f.rol, f.bron_id, f.blad, f.cel, f.gedrukt, f.waarde, f.correctie
FROM mart.algemene_uitkering AS a
INNER JOIN herkomst.factor_cel AS f USING (circulaire, uitkeringsjaar)
UNION ALL
SELECT u.circulaire, u.uitkeringsjaar, u.gm_code, u.rol, u.bron_id, u.blad, u.cel, u.gedrukt, u.waarde, u.correctie
FROM herkomst.uitkering_cel AS u
