-- How mart.algemene_uitkering comes about. Grain: circulaire, uitkeringsjaar, gm_code, kolom, stap, volgorde. Unit: euro.
-- formule has a {} for each of getallen; invoer is the Verwijzing of a figure that can be traced further.
SELECT m.circulaire, m.uitkeringsjaar, m.gm_code,
    CASE m.soort WHEN 'uitgaven' THEN 'uitkeringsbasis_eur' ELSE 'inkomstenmaatstaf_eur' END AS kolom,
    unnest(stap(
        1, m.naam || ' (' || m.maatstaf || '): volume × bedrag per eenheid', m.product_eur, 'afgeleid', volgorde := -abs(m.product_eur),
        formule := '{} × {} = {}', getallen := getallen(m.volume, m.bedrag_eur, m.product_eur)
    ))
FROM herkomst.maatstaf AS m
WHERE m.cluster = 'Totaal'
UNION ALL
SELECT a.circulaire, a.uitkeringsjaar, a.gm_code, 'uitkeringsbasis_eur' AS kolom,
    unnest(stap(
        2, 'Uitkeringsbasis: alle uitgavenmaatstaven opgeteld, afgerond op centen', a.uitkeringsbasis_eur, a.status,
        formule := 'Σ volume × bedrag per eenheid = {} → {}', getallen := getallen(u.uitkeringsbasis_eur, a.uitkeringsbasis_eur),
        is_uitkomst := TRUE
    ))
FROM mart.algemene_uitkering AS a
INNER JOIN verdeling.uitkeringsbasis AS u USING (circulaire, uitkeringsjaar, gm_code)
UNION ALL
SELECT a.circulaire, a.uitkeringsjaar, a.gm_code, 'inkomstenmaatstaf_eur' AS kolom,
    unnest(stap(
        2, 'Inkomstenmaatstaf: alle inkomstenmaatstaven (OZB) opgeteld, afgerond op centen', a.inkomstenmaatstaf_eur, a.status,
        formule := 'Σ volume × bedrag per eenheid = {} → {}', getallen := getallen(u.inkomstenmaatstaf_eur, a.inkomstenmaatstaf_eur),
        is_uitkomst := TRUE
    ))
FROM mart.algemene_uitkering AS a
INNER JOIN verdeling.uitkeringsbasis AS u USING (circulaire, uitkeringsjaar, gm_code)
UNION ALL
SELECT a.circulaire, a.uitkeringsjaar, a.gm_code, 'uitkeringsfactor' AS kolom,
    unnest(stap(
        1, 'Uitkeringsfactor: overgenomen uit de circulaire', a.uitkeringsfactor, 'gepubliceerd', eenheid := 'factor',
        is_uitkomst := TRUE
    ))
FROM mart.algemene_uitkering AS a
UNION ALL
SELECT a.circulaire, a.uitkeringsjaar, a.gm_code, 'algemene_uitkering_eur' AS kolom,
    unnest(stap(
        k.stap, k.omschrijving, waarde_van(k.stap, 1, a.uitkeringsbasis_eur, 2, a.uitkeringsfactor, 3, a.inkomstenmaatstaf_eur),
        CASE k.stap WHEN 2 THEN 'gepubliceerd' ELSE a.status END, eenheid := CASE k.stap WHEN 2 THEN 'factor' ELSE 'euro' END,
        invoer := verwijzing('mart.algemene_uitkering', k.kolom, 'circulaire', a.circulaire, 'uitkeringsjaar', a.uitkeringsjaar, 'gm_code', a.gm_code)
    ))
FROM mart.algemene_uitkering AS a
CROSS JOIN (
    VALUES
    (1, 'uitkeringsbasis_eur', 'Uitkeringsbasis (Σ volume × bedrag per eenheid)'),
    (2, 'uitkeringsfactor', 'Uitkeringsfactor'),
    (3, 'inkomstenmaatstaf_eur', 'Inkomstenmaatstaf OZB, buiten de factor')
) AS k (stap, kolom, omschrijving)
UNION ALL
SELECT a.circulaire, a.uitkeringsjaar, a.gm_code, 'algemene_uitkering_eur' AS kolom,
    unnest(stap(
        4, 'Algemene uitkering: uitkeringsbasis × uitkeringsfactor + inkomstenmaatstaf, afgerond op centen', a.algemene_uitkering_eur,
        a.status, formule := '{} × {} + {} = {} → {}',
        getallen := getallen(u.uitkeringsbasis_eur, a.uitkeringsfactor, u.inkomstenmaatstaf_eur, CAST(u.uitkeringsbasis_eur AS DECIMAL(29, 9)) * a.uitkeringsfactor + u.inkomstenmaatstaf_eur, a.algemene_uitkering_eur),
        is_uitkomst := TRUE
    ))
FROM mart.algemene_uitkering AS a
INNER JOIN verdeling.uitkeringsbasis AS u USING (circulaire, uitkeringsjaar, gm_code)
