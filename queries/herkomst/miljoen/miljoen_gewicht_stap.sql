-- How the weight of a gemeente comes about when a million is added. Unit: euro.
-- Grain: circulaire, uitkeringsjaar, bestemming, gm_code, kolom, stap, volgorde.
SELECT
    m.circulaire,
    m.uitkeringsjaar,
    CASE m.cluster WHEN 'Totaal' THEN 'au' ELSE m.cluster END AS bestemming,
    m.gm_code,
    'gewicht' AS kolom,
    1 AS stap,
    -abs(m.product_eur) AS volgorde,
    m.naam || ' (' || m.maatstaf || ')' AS omschrijving,
    '{} × {} = {}' AS formule,
    [CAST(m.volume AS VARCHAR), CAST(m.bedrag_eur AS VARCHAR), CAST(m.product_eur AS VARCHAR)] AS getallen,
    CAST(m.product_eur AS VARCHAR) AS waarde,
    'gewicht' AS eenheid,
    'afgeleid' AS status,
    CAST(NULL AS VARCHAR) AS invoer,
    FALSE AS is_uitkomst
FROM herkomst.maatstaf AS m
WHERE m.soort = 'uitgaven' AND m.bedrag_eur <> 0
UNION ALL
SELECT
    s.circulaire,
    s.uitkeringsjaar,
    s.bestemming,
    s.gm_code,
    s.kolom,
    s.stap,
    s.volgorde,
    s.omschrijving,
    s.formule,
    s.getallen,
    s.waarde,
    s.eenheid,
    s.status,
    s.invoer,
    s.is_uitkomst
FROM herkomst.miljoen_stap AS s
WHERE s.kolom = 'gewicht'
