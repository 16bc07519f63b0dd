-- The printed cells of mart.aansluiting itself: control totals and year totals. Grain: code, kolom, cel. Unit: euro.
-- The other sides are figures; their cells are found by following the steps.
SELECT t.code, 'rechts_eur' AS kolom, 'controletotaal' AS rol, t.bron_id, t.blad, t.cel, t.gedrukt, CAST(t.bedrag_eur AS VARCHAR) AS waarde
FROM staging.controletotaal AS t
UNION ALL
SELECT 'envelop-' || j.uitkeringsjaar AS code, 'rechts_eur' AS kolom, 'jaartotaal' AS rol, j.bron_id, j.blad, j.cel, j.gedrukt, CAST(j.totaal_eur AS VARCHAR) AS waarde
FROM staging.jaar AS j
