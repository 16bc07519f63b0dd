-- The cells of mart.besteding. Grain: boekjaar, verslagsoort, gm_code, taakveld, kolom. Unit: euro (printed x 1,000).
SELECT i.boekjaar, i.verslagsoort, i.gm_code, i.taakveld, 'lasten_eur' AS kolom, 'lasten ' || i.taakveld AS rol, i.bron_id, i.blad, i.cel, i.gedrukt, CAST(i.lasten_eur AS VARCHAR) AS waarde
FROM staging.iv3 AS i
UNION ALL
SELECT i.boekjaar, i.verslagsoort, i.gm_code, i.taakveld, 'baten_eur' AS kolom, 'baten ' || i.taakveld AS rol, i.bron_id, i.blad, i.cel_baten AS cel, i.gedrukt_baten AS gedrukt, CAST(i.baten_eur AS VARCHAR) AS waarde
FROM staging.iv3 AS i
UNION ALL
SELECT i.boekjaar, i.verslagsoort, i.gm_code, i.taakveld, 'salarissen_eur' AS kolom, 'salarissen ' || i.taakveld AS rol, i.bron_id, i.blad, i.cel_salarissen AS cel, i.gedrukt_salarissen AS gedrukt, CAST(i.salarissen_eur AS VARCHAR) AS waarde
FROM staging.iv3 AS i
