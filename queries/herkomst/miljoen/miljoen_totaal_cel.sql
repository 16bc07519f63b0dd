-- The cells behind the weight of all gemeenten when a million is added. Grain: circulaire, uitkeringsjaar, bestemming, cel.
SELECT m.circulaire, m.uitkeringsjaar, m.bestemming, m.rol, m.bron_id, m.blad, m.cel, m.gedrukt, m.waarde, m.correctie
FROM herkomst.miljoen_cel AS m
