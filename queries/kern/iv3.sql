-- Iv3 lasten, baten and salarissen (categorie L1.1) in whole euro.
-- Grain: boekjaar, verslagsoort, gm_code, taakveld. An empty figure stays NULL: not reported is not zero.
-- Source: staging.iv3 (printed x 1,000; multiplied on reading).
SELECT
    i.boekjaar,
    i.verslagsoort,
    i.gm_code,
    i.taakveld,
    i.omschrijving,
    i.lasten_eur,
    i.baten_eur,
    i.salarissen_eur,
    bool_or(i.lasten_eur IS NOT NULL) OVER (PARTITION BY i.boekjaar, i.verslagsoort, i.gm_code) AS heeft_gerapporteerd,
    i.bron_id,
    i.blad,
    i.cel,
    i.cel_baten,
    i.cel_salarissen
FROM staging.iv3 AS i
