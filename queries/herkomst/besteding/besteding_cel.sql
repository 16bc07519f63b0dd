-- The cells of mart.besteding, of the version that counts. Grain: boekjaar, verslagsoort, gm_code, taakveld, kolom, cel.
-- Unit: euro. The table per taakveld has one cell per figure (printed x 1,000); a delivery has one per categorie.
SELECT i.boekjaar, i.verslagsoort, i.gm_code, i.taakveld, 'lasten_eur' AS kolom, 'lasten ' || i.taakveld AS rol, i.bron_id, i.blad, i.cel, i.gedrukt, CAST(i.lasten_eur AS VARCHAR) AS waarde
FROM staging.iv3 AS i
INNER JOIN kern.iv3_versie AS v ON v.boekjaar = i.boekjaar AND v.verslagsoort = i.verslagsoort AND v.gm_code = i.gm_code AND v.volgnummer = 0
WHERE v.is_laatste
UNION ALL
SELECT i.boekjaar, i.verslagsoort, i.gm_code, i.taakveld, 'baten_eur' AS kolom, 'baten ' || i.taakveld AS rol, i.bron_id, i.blad, i.cel_baten AS cel, i.gedrukt_baten AS gedrukt, CAST(i.baten_eur AS VARCHAR) AS waarde
FROM staging.iv3 AS i
INNER JOIN kern.iv3_versie AS v ON v.boekjaar = i.boekjaar AND v.verslagsoort = i.verslagsoort AND v.gm_code = i.gm_code AND v.volgnummer = 0
WHERE v.is_laatste
UNION ALL
SELECT i.boekjaar, i.verslagsoort, i.gm_code, i.taakveld, 'salarissen_eur' AS kolom, 'salarissen ' || i.taakveld AS rol, i.bron_id, i.blad, i.cel_salarissen AS cel, i.gedrukt_salarissen AS gedrukt, CAST(i.salarissen_eur AS VARCHAR) AS waarde
FROM staging.iv3 AS i
INNER JOIN kern.iv3_versie AS v ON v.boekjaar = i.boekjaar AND v.verslagsoort = i.verslagsoort AND v.gm_code = i.gm_code AND v.volgnummer = 0
WHERE v.is_laatste
UNION ALL
SELECT CAST(r.boekjaar AS INTEGER) AS boekjaar, r.verslagsoort, r.gm_code, r.taakveld, r.kant || '_eur' AS kolom, r.kant || ' ' || r.taakveld || ' categorie ' || r.categorie AS rol, r.bron_id, r.blad, r.cel, r.gedrukt, CAST(r.bedrag_eur AS VARCHAR) AS waarde
FROM staging.iv3_regel AS r
INNER JOIN kern.iv3_versie AS v USING (boekjaar, verslagsoort, gm_code, volgnummer, plaatsing)
WHERE v.is_laatste
UNION ALL
SELECT CAST(r.boekjaar AS INTEGER) AS boekjaar, r.verslagsoort, r.gm_code, r.taakveld, 'salarissen_eur' AS kolom, 'lasten ' || r.taakveld || ' categorie ' || r.categorie AS rol, r.bron_id, r.blad, r.cel, r.gedrukt, CAST(r.bedrag_eur AS VARCHAR) AS waarde
FROM staging.iv3_regel AS r
INNER JOIN kern.iv3_versie AS v USING (boekjaar, verslagsoort, gm_code, volgnummer, plaatsing)
WHERE v.is_laatste AND r.kant = 'lasten' AND r.categorie = '1.1'
