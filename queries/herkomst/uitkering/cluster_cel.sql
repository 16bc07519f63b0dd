-- The cells behind a cluster: the maatstaven that have a bedrag per eenheid in it. Grain: circulaire, uitkeringsjaar, gm_code, cluster, cel.
SELECT m.circulaire, m.uitkeringsjaar, m.gm_code, m.cluster, m.rol, m.bron_id, m.blad, m.cel, m.gedrukt, m.waarde, m.correctie
FROM herkomst.maatstaf_cel AS m
WHERE m.cluster <> 'Totaal' AND m.bedrag_eur <> 0
