-- How mart.algemene_uitkering_cluster comes about. Grain: circulaire, uitkeringsjaar, gm_code, cluster, kolom, stap, volgorde.
-- Unit: euro. Maatstaven that have no bedrag per eenheid in the cluster are left out.
SELECT
    m.circulaire,
    m.uitkeringsjaar,
    m.gm_code,
    m.cluster,
    k.kolom,
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
CROSS JOIN (VALUES ('bedrag_eur'), ('voor_factor_eur')) AS k (kolom)
WHERE m.cluster <> 'Totaal' AND m.bedrag_eur <> 0
UNION ALL
SELECT
    a.circulaire,
    a.uitkeringsjaar,
    a.gm_code,
    a.cluster,
    'voor_factor_eur' AS kolom,
    2 AS stap,
    0 AS volgorde,
    'Cluster vóór de uitkeringsfactor: de maatstaven opgeteld, afgerond op centen' AS omschrijving,
    '{} + {} → {}' AS formule,
    [CAST(k.uitgaven_eur AS VARCHAR), CAST(k.inkomsten_eur AS VARCHAR), CAST(a.voor_factor_eur AS VARCHAR)] AS getallen,
    CAST(a.voor_factor_eur AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    a.status,
    CAST(NULL AS VARCHAR) AS invoer,
    TRUE AS is_uitkomst
FROM mart.algemene_uitkering_cluster AS a
INNER JOIN verdeling.cluster AS k USING (circulaire, uitkeringsjaar, gm_code, cluster)
UNION ALL
SELECT
    a.circulaire,
    a.uitkeringsjaar,
    a.gm_code,
    a.cluster,
    'bedrag_eur' AS kolom,
    2 AS stap,
    0 AS volgorde,
    'Cluster: uitgaven × uitkeringsfactor + inkomsten, afgerond op centen' AS omschrijving,
    '{} × {} + {} → {}' AS formule,
    [CAST(k.uitgaven_eur AS VARCHAR), CAST(c.uitkeringsfactor AS VARCHAR), CAST(k.inkomsten_eur AS VARCHAR), CAST(a.bedrag_eur AS VARCHAR)] AS getallen,
    CAST(a.bedrag_eur AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    a.status,
    CAST(NULL AS VARCHAR) AS invoer,
    TRUE AS is_uitkomst
FROM mart.algemene_uitkering_cluster AS a
INNER JOIN verdeling.cluster AS k USING (circulaire, uitkeringsjaar, gm_code, cluster)
INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
