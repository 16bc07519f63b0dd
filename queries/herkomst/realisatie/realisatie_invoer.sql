-- From which figures mart.realisatie is built: the edges of its columns. Grain: uitkeringsjaar, doel, gm_code, kolom, invoer.
SELECT t.uitkeringsjaar, t.doel, t.gm_code, k.kolom,
    'Toegewezen ' || CASE t.vorm WHEN 'buiten_gemeentefonds' THEN 'buiten het gemeentefonds' ELSE 'via ' || upper(t.vorm) END AS omschrijving,
    CAST(t.bedrag_eur AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    t.status,
    verwijzing('mart.toewijzing', 'bedrag_eur', 'uitkeringsjaar', t.uitkeringsjaar, 'doel', t.doel, 'vorm', t.vorm, 'gm_code', t.gm_code) AS invoer
FROM mart.toewijzing AS t
CROSS JOIN (VALUES ('toegewezen_eur'), ('toegewezen_capaciteit')) AS k (kolom)
UNION ALL
SELECT c.uitkeringsjaar, c.doel, c.gm_code, c.kolom, c.omschrijving, c.waarde, c.eenheid, c.status, c.invoer
FROM herkomst.realisatie_capaciteit AS c
UNION ALL
SELECT r.uitkeringsjaar, r.doel, r.gm_code, 'lasten_taakveld_eur' AS kolom,
    'Lasten op taakveld ' || b.taakveld || ' (' || b.verslagsoort || ')' AS omschrijving,
    CAST(b.lasten_eur AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    CASE WHEN b.lasten_eur IS NOT NULL THEN b.status END AS status,
    verwijzing('mart.besteding', 'lasten_eur', 'boekjaar', b.boekjaar, 'verslagsoort', b.verslagsoort, 'gm_code', b.gm_code, 'taakveld', b.taakveld) AS invoer
FROM mart.realisatie AS r
INNER JOIN kern.doel_taakveld AS t USING (doel)
INNER JOIN mart.besteding AS b
    ON b.boekjaar = r.uitkeringsjaar AND b.gm_code = r.gm_code AND b.verslagsoort = r.lasten_verslagsoort AND b.taakveld = t.taakveld
UNION ALL
SELECT r.uitkeringsjaar, r.doel, r.gm_code, 'besteed_eur' AS kolom,
    'Besteed volgens de SiSa-bijlage, ' || s.code || ' ' || s.indicator AS omschrijving,
    CAST(s.besteed_eur AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    s.status,
    verwijzing('mart.sisa_besteding', 'besteed_eur', 'jaar', s.jaar, 'gm_code', s.gm_code, 'doel', s.doel) AS invoer
FROM mart.realisatie AS r
INNER JOIN mart.sisa_besteding AS s ON s.jaar = r.uitkeringsjaar AND s.gm_code = r.gm_code AND s.doel = r.doel
