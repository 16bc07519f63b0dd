-- The cells behind the weight of a gemeente when a million is added. Grain: circulaire, uitkeringsjaar, bestemming, gm_code, cel.
SELECT m.circulaire, m.uitkeringsjaar, CASE m.cluster WHEN 'Totaal' THEN 'au' ELSE m.cluster END AS bestemming, m.gm_code, m.rol, m.bron_id, m.blad, m.cel, m.gedrukt, m.waarde, m.correctie
FROM herkomst.maatstaf_cel AS m
WHERE m.soort = 'uitgaven' AND m.bedrag_eur <> 0
