-- How mart.algemene_uitkering comes about. Grain: circulaire, uitkeringsjaar, gm_code, kolom, stap, volgorde. Unit: euro.
-- formule has a {} for each of getallen; invoer is the Verwijzing of a figure that can be traced further.
SELECT
    m.circulaire,
    m.uitkeringsjaar,
    m.gm_code,
    CASE m.soort WHEN 'uitgaven' THEN 'uitkeringsbasis_eur' ELSE 'inkomstenmaatstaf_eur' END AS kolom,
    1 AS stap,
    -abs(m.product_eur) AS volgorde,
    m.naam || ' (' || m.maatstaf || '): volume × bedrag per eenheid' AS omschrijving,
    '{} × {} = {}' AS formule,
    [CAST(m.volume AS VARCHAR), CAST(m.bedrag_eur AS VARCHAR), CAST(m.product_eur AS VARCHAR)] AS getallen,
    CAST(m.product_eur AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    'afgeleid' AS status,
    CAST(NULL AS VARCHAR) AS invoer,
    FALSE AS is_uitkomst
FROM herkomst.maatstaf AS m
WHERE m.cluster = 'Totaal'
UNION ALL
SELECT
    a.circulaire,
    a.uitkeringsjaar,
    a.gm_code,
    'uitkeringsbasis_eur' AS kolom,
    2 AS stap,
    0 AS volgorde,
    'Uitkeringsbasis: alle uitgavenmaatstaven opgeteld, afgerond op centen' AS omschrijving,
    'Σ volume × bedrag per eenheid = {} → {}' AS formule,
    [CAST(u.uitkeringsbasis_eur AS VARCHAR), CAST(a.uitkeringsbasis_eur AS VARCHAR)] AS getallen,
    CAST(a.uitkeringsbasis_eur AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    a.status,
    CAST(NULL AS VARCHAR) AS invoer,
    TRUE AS is_uitkomst
FROM mart.algemene_uitkering AS a
INNER JOIN verdeling.uitkeringsbasis AS u USING (circulaire, uitkeringsjaar, gm_code)
UNION ALL
SELECT
    a.circulaire,
    a.uitkeringsjaar,
    a.gm_code,
    'inkomstenmaatstaf_eur' AS kolom,
    2 AS stap,
    0 AS volgorde,
    'Inkomstenmaatstaf: alle inkomstenmaatstaven (OZB) opgeteld, afgerond op centen' AS omschrijving,
    'Σ volume × bedrag per eenheid = {} → {}' AS formule,
    [CAST(u.inkomstenmaatstaf_eur AS VARCHAR), CAST(a.inkomstenmaatstaf_eur AS VARCHAR)] AS getallen,
    CAST(a.inkomstenmaatstaf_eur AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    a.status,
    CAST(NULL AS VARCHAR) AS invoer,
    TRUE AS is_uitkomst
FROM mart.algemene_uitkering AS a
INNER JOIN verdeling.uitkeringsbasis AS u USING (circulaire, uitkeringsjaar, gm_code)
UNION ALL
SELECT
    a.circulaire,
    a.uitkeringsjaar,
    a.gm_code,
    'uitkeringsfactor' AS kolom,
    1 AS stap,
    0 AS volgorde,
    'Uitkeringsfactor: overgenomen uit de circulaire' AS omschrijving,
    CAST(NULL AS VARCHAR) AS formule,
    CAST([] AS VARCHAR[]) AS getallen,
    CAST(a.uitkeringsfactor AS VARCHAR) AS waarde,
    'factor' AS eenheid,
    'gepubliceerd' AS status,
    CAST(NULL AS VARCHAR) AS invoer,
    TRUE AS is_uitkomst
FROM mart.algemene_uitkering AS a
UNION ALL
SELECT
    a.circulaire,
    a.uitkeringsjaar,
    a.gm_code,
    'algemene_uitkering_eur' AS kolom,
    k.stap,
    0 AS volgorde,
    k.omschrijving,
    CAST(NULL AS VARCHAR) AS formule,
    CAST([] AS VARCHAR[]) AS getallen,
    CASE k.stap
        WHEN 1 THEN CAST(a.uitkeringsbasis_eur AS VARCHAR)
        WHEN 2 THEN CAST(a.uitkeringsfactor AS VARCHAR)
        ELSE CAST(a.inkomstenmaatstaf_eur AS VARCHAR)
    END AS waarde,
    CASE k.stap WHEN 2 THEN 'factor' ELSE 'euro' END AS eenheid,
    CASE k.stap WHEN 2 THEN 'gepubliceerd' ELSE a.status END AS status,
    'mart.algemene_uitkering?circulaire=' || a.circulaire || '&uitkeringsjaar=' || a.uitkeringsjaar || '&gm_code=' || a.gm_code || '#' || k.kolom AS invoer,
    FALSE AS is_uitkomst
FROM mart.algemene_uitkering AS a
CROSS JOIN (
    VALUES
    (1, 'uitkeringsbasis_eur', 'Uitkeringsbasis (Σ volume × bedrag per eenheid)'),
    (2, 'uitkeringsfactor', 'Uitkeringsfactor'),
    (3, 'inkomstenmaatstaf_eur', 'Inkomstenmaatstaf OZB, buiten de factor')
) AS k (stap, kolom, omschrijving)
UNION ALL
SELECT
    a.circulaire,
    a.uitkeringsjaar,
    a.gm_code,
    'algemene_uitkering_eur' AS kolom,
    4 AS stap,
    0 AS volgorde,
    'Algemene uitkering: uitkeringsbasis × uitkeringsfactor + inkomstenmaatstaf, afgerond op centen' AS omschrijving,
    '{} × {} + {} = {} → {}' AS formule,
    [
        CAST(u.uitkeringsbasis_eur AS VARCHAR),
        CAST(a.uitkeringsfactor AS VARCHAR),
        CAST(u.inkomstenmaatstaf_eur AS VARCHAR),
        CAST(CAST(u.uitkeringsbasis_eur AS DECIMAL(29, 9)) * a.uitkeringsfactor + u.inkomstenmaatstaf_eur AS VARCHAR),
        CAST(a.algemene_uitkering_eur AS VARCHAR)
    ] AS getallen,
    CAST(a.algemene_uitkering_eur AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    a.status,
    CAST(NULL AS VARCHAR) AS invoer,
    TRUE AS is_uitkomst
FROM mart.algemene_uitkering AS a
INNER JOIN verdeling.uitkeringsbasis AS u USING (circulaire, uitkeringsjaar, gm_code)
