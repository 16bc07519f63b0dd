-- How mart.algemene_uitkering_cluster comes about. Grain: circulaire, uitkeringsjaar, gm_code, cluster, kolom, stap, volgorde.
-- Unit: euro. Maatstaven that have no bedrag per eenheid in the cluster are left out.
SELECT m.circulaire, m.uitkeringsjaar, m.gm_code, m.cluster, k.kolom,
    unnest(stap(
        1, m.naam || ' (' || m.maatstaf || '): volume × bedrag per eenheid', m.product_eur, 'afgeleid', volgorde := -abs(m.product_eur),
        formule := '{} × {} = {}', getallen := getallen(m.volume, m.bedrag_eur, m.product_eur)
    ))
FROM herkomst.maatstaf AS m
CROSS JOIN (VALUES ('bedrag_eur'), ('voor_factor_eur')) AS k (kolom)
WHERE m.cluster <> 'Totaal' AND m.bedrag_eur <> 0
UNION ALL
SELECT a.circulaire, a.uitkeringsjaar, a.gm_code, a.cluster, 'voor_factor_eur' AS kolom,
    unnest(stap(
        2, 'Cluster vóór de uitkeringsfactor: de maatstaven opgeteld, afgerond op centen', a.voor_factor_eur, a.status,
        formule := '{} + {} → {}', getallen := getallen(k.uitgaven_eur, k.inkomsten_eur, a.voor_factor_eur), is_uitkomst := TRUE
    ))
FROM mart.algemene_uitkering_cluster AS a
INNER JOIN verdeling.cluster AS k USING (circulaire, uitkeringsjaar, gm_code, cluster)
UNION ALL
SELECT a.circulaire, a.uitkeringsjaar, a.gm_code, a.cluster, 'bedrag_eur' AS kolom,
    unnest(stap(
        2, 'Cluster: uitgaven × uitkeringsfactor + inkomsten, afgerond op centen', a.bedrag_eur, a.status,
        formule := '{} × {} + {} → {}', getallen := getallen(k.uitgaven_eur, c.uitkeringsfactor, k.inkomsten_eur, a.bedrag_eur),
        is_uitkomst := TRUE
    ))
FROM mart.algemene_uitkering_cluster AS a
INNER JOIN verdeling.cluster AS k USING (circulaire, uitkeringsjaar, gm_code, cluster)
INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
