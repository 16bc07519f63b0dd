-- Spending per taakveld from Iv3. Grain: boekjaar, verslagsoort, gm_code, taakveld. Unit: whole euro.
-- Only gemeenten that reported; a gemeente that did not is in mart.besteding_ontbreekt, never a zero here.
SELECT
    i.boekjaar,
    i.verslagsoort,
    i.gm_code,
    i.taakveld,
    i.omschrijving,
    i.lasten_eur,
    i.baten_eur,
    i.salarissen_eur,
    'gepubliceerd' AS status,
    i.bron_id,
    i.blad,
    i.cel,
    i.cel_baten,
    i.cel_salarissen,
    i.vorm,
    i.plaatsing
FROM kern.iv3 AS i
WHERE i.heeft_gerapporteerd
