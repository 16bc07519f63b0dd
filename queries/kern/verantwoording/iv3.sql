-- Iv3 lasten, baten and salarissen (categorie L1.1) in whole euro, of the version that counts.
-- Grain: boekjaar, verslagsoort, gm_code, taakveld. An empty figure stays NULL: not reported is not zero.
-- Source: kern.iv3_taakveld; which version counts is in kern.iv3_versie, where the others stay.
SELECT
    i.boekjaar,
    i.verslagsoort,
    i.gm_code,
    i.taakveld,
    i.omschrijving,
    i.lasten_eur,
    i.baten_eur,
    i.salarissen_eur,
    v.heeft_gerapporteerd,
    i.bron_id,
    i.blad,
    i.cel,
    i.cel_baten,
    i.cel_salarissen,
    i.vorm,
    i.volgnummer,
    i.plaatsing
FROM kern.iv3_taakveld AS i
INNER JOIN kern.iv3_versie AS v USING (boekjaar, verslagsoort, gm_code, volgnummer, plaatsing)
WHERE v.is_laatste
