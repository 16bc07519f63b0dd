-- How the weight of a gemeente comes about when a million is added. Unit: euro.
-- Grain: circulaire, uitkeringsjaar, bestemming, gm_code, kolom, stap, volgorde.
SELECT
    m.circulaire,
    m.uitkeringsjaar,
    CASE m.cluster WHEN 'Totaal' THEN 'au' ELSE m.cluster END AS bestemming,
    m.gm_code,
    'gewicht' AS kolom,
    unnest(stap(
        1, m.naam || ' (' || m.maatstaf || ')', m.product_eur, 'afgeleid', volgorde := -abs(m.product_eur), eenheid := 'gewicht',
        formule := '{} × {} = {}', getallen := getallen(m.volume, m.bedrag_eur, m.product_eur)
    ))
FROM herkomst.maatstaf AS m
WHERE m.soort = 'uitgaven' AND m.bedrag_eur <> 0
UNION ALL BY NAME
FROM herkomst.miljoen_stap AS s
WHERE s.kolom = 'gewicht'
