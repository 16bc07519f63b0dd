-- What the two sides of a reconciliation are made of: the edges of mart.aansluiting. Grain: code, kolom, invoer.
-- invoer is a Verwijzing to a figure or a sum of figures. A side without one here is a printed cell, or stands in the query
-- of the reconciliation itself with its source.
SELECT 'envelop-' || j.uitkeringsjaar AS code, 'links_eur' AS kolom, 'Som van de envelop' AS omschrijving, verwijzing('mart.envelop', 'bedrag_eur', 'uitkeringsjaar', j.uitkeringsjaar) AS invoer
FROM staging.jaar AS j
UNION ALL
SELECT 'gemeentefonds-' || j.uitkeringsjaar AS code, 'links_eur' AS kolom, 'Envelop, vorm ' || v.vorm AS omschrijving, verwijzing('mart.envelop', 'bedrag_eur', 'uitkeringsjaar', j.uitkeringsjaar, 'vorm', v.vorm) AS invoer
FROM staging.jaar AS j
CROSS JOIN (VALUES ('au'), ('du'), ('bfu')) AS v (vorm)
WHERE v.vorm <> 'bfu' OR EXISTS (SELECT 1 FROM staging.envelop AS e WHERE e.uitkeringsjaar = j.uitkeringsjaar AND e.vorm = v.vorm)
UNION ALL
SELECT 'ido-spuk-' || j.uitkeringsjaar AS code, 'links_eur' AS kolom, 'Envelop, specifieke uitkering IDO' AS omschrijving, verwijzing('mart.envelop_regel', 'bedrag_eur', 'uitkeringsjaar', j.uitkeringsjaar, 'doel', 'ido', 'vorm', 'spuk') AS invoer
FROM staging.jaar AS j
WHERE EXISTS (SELECT 1 FROM staging.envelop AS e WHERE e.uitkeringsjaar = j.uitkeringsjaar AND e.doel = 'ido' AND e.vorm = 'spuk')
UNION ALL
SELECT 'toewijzing-' || e.uitkeringsjaar || '-' || e.regel AS code, 'links_eur' AS kolom, 'Som over gemeenten' AS omschrijving, verwijzing('mart.toewijzing_bewijs', 'bedrag_eur', 'uitkeringsjaar', e.uitkeringsjaar, 'doel', e.doel, 'vorm', e.vorm, 'regel', e.regel) AS invoer
FROM staging.envelop AS e
UNION ALL
SELECT 'toewijzing-' || e.uitkeringsjaar || '-' || e.regel AS code, 'rechts_eur' AS kolom, 'De regel zelf' AS omschrijving, verwijzing('mart.envelop_regel', 'bedrag_eur', 'uitkeringsjaar', e.uitkeringsjaar, 'doel', e.doel, 'vorm', e.vorm, 'regel', e.regel) AS invoer
FROM staging.envelop AS e
UNION ALL
SELECT 'bewijs-' || j.uitkeringsjaar AS code, k.kolom, k.omschrijving, verwijzing(k.tabel, 'bedrag_eur', 'uitkeringsjaar', j.uitkeringsjaar) AS invoer
FROM staging.jaar AS j
CROSS JOIN (VALUES ('links_eur', 'De toewijzing', 'mart.toewijzing'), ('rechts_eur', 'Het bewijs', 'mart.toewijzing_bewijs')) AS k (kolom, omschrijving, tabel)
UNION ALL
SELECT 'borger-odoorn-' || j.uitkeringsjaar AS code, 'links_eur' AS kolom, 'Toegewezen uit de AU' AS omschrijving, verwijzing('mart.toewijzing', 'bedrag_eur', 'uitkeringsjaar', j.uitkeringsjaar, 'vorm', 'au', 'gm_code', 'GM1681') AS invoer
FROM staging.jaar AS j
UNION ALL
SELECT 'clusters-' || c.circulaire || '-' || c.uitkeringsjaar AS code, k.kolom, k.omschrijving, verwijzing(k.tabel, k.bedrag, 'circulaire', c.circulaire, 'uitkeringsjaar', c.uitkeringsjaar) AS invoer
FROM kern.circulaire AS c
CROSS JOIN (
    VALUES
    ('links_eur', 'Som van de clusters', 'mart.algemene_uitkering_cluster', 'bedrag_eur'),
    ('rechts_eur', 'Algemene uitkering', 'mart.algemene_uitkering', 'algemene_uitkering_eur')
) AS k (kolom, omschrijving, tabel, bedrag)
UNION ALL
SELECT t.code, 'links_eur' AS kolom, k.omschrijving, verwijzing('mart.algemene_uitkering', k.bedrag, 'circulaire', t.circulaire, 'uitkeringsjaar', t.uitkeringsjaar) AS invoer
FROM staging.controletotaal AS t
INNER JOIN (
    VALUES
    ('uitkeringsbasis_maal_factor', 'Uitkeringsbasis van alle gemeenten, hier maal de uitkeringsfactor', 'uitkeringsbasis_eur'),
    ('inkomstenmaatstaf', 'Inkomstenmaatstaf van alle gemeenten', 'inkomstenmaatstaf_eur'),
    ('algemene_uitkering', 'Algemene uitkering van alle gemeenten', 'algemene_uitkering_eur')
) AS k (grootheid, omschrijving, bedrag) ON k.grootheid = t.grootheid
UNION ALL
SELECT t.code, 'links_eur' AS kolom, 'Uitkeringsfactor' AS omschrijving, verwijzing('mart.algemene_uitkering', 'uitkeringsfactor', 'circulaire', t.circulaire, 'uitkeringsjaar', t.uitkeringsjaar) AS invoer
FROM staging.controletotaal AS t
WHERE t.grootheid = 'uitkeringsbasis_maal_factor'
UNION ALL
SELECT t.code, 'links_eur' AS kolom, 'Bedragen van alle gemeenten' AS omschrijving, verwijzing('mart.uitkering', 'bedrag_eur', 'circulaire', t.circulaire, 'uitkeringsjaar', t.uitkeringsjaar, 'uitkering', split_part(t.grootheid, ':', 2)) AS invoer
FROM staging.controletotaal AS t
WHERE t.grootheid LIKE 'du:%' OR t.grootheid LIKE 'aantal_ontvangers:%'
UNION ALL
SELECT t.code, 'links_eur' AS kolom, 'Alle gemeenten en taakvelden' AS omschrijving, verwijzing('mart.besteding', substr(t.grootheid, 5) || '_eur', 'boekjaar', t.uitkeringsjaar, 'verslagsoort', t.circulaire) AS invoer
FROM staging.controletotaal AS t
WHERE t.grootheid LIKE 'iv3_%'
UNION ALL
SELECT 'brug-' || p.circulaire_van || '-' || p.circulaire_naar || '-' || p.uitkeringsjaar AS code, k.kolom, k.omschrijving, verwijzing(k.tabel, k.bedrag, 'circulaire_van', p.circulaire_van, 'circulaire_naar', p.circulaire_naar, 'uitkeringsjaar', p.uitkeringsjaar) AS invoer
FROM verdeling.brug_paar AS p
CROSS JOIN (VALUES ('links_eur', 'De delen van de brug', 'mart.brug', 'bedrag_eur'), ('rechts_eur', 'Het verschil', 'mart.brug_totaal', 'verschil_eur')) AS k (kolom, omschrijving, tabel, bedrag)
UNION ALL
SELECT 'indeling-toewijzing-' || i.indeling_jaar AS code, z.kolom, 'Toewijzing ' || j.uitkeringsjaar AS omschrijving, verwijzing('mart.toewijzing', 'bedrag_eur', 'uitkeringsjaar', j.uitkeringsjaar) AS invoer
FROM (SELECT DISTINCT g.jaar AS indeling_jaar FROM staging.gemeente AS g) AS i
INNER JOIN staging.jaar AS j ON year(j.indeling_peildatum) <= i.indeling_jaar
CROSS JOIN (VALUES ('links_eur'), ('rechts_eur')) AS z (kolom)
UNION ALL
SELECT 'indeling-uitkering-' || i.indeling_jaar AS code, z.kolom, k.omschrijving || c.circulaire || ' voor ' || c.uitkeringsjaar AS omschrijving, verwijzing(k.tabel, k.bedrag, 'circulaire', c.circulaire, 'uitkeringsjaar', c.uitkeringsjaar) AS invoer
FROM (SELECT DISTINCT g.jaar AS indeling_jaar FROM staging.gemeente AS g) AS i
INNER JOIN kern.circulaire AS c ON year(c.indeling_peildatum) <= i.indeling_jaar
CROSS JOIN (VALUES ('Algemene uitkering ', 'mart.algemene_uitkering', 'algemene_uitkering_eur'), ('Overige uitkeringen ', 'mart.uitkering', 'bedrag_eur')) AS k (omschrijving, tabel, bedrag)
CROSS JOIN (VALUES ('links_eur'), ('rechts_eur')) AS z (kolom)
