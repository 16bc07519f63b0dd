-- Every product behind the uitkeringsbasis and the clusters: volume × bedrag per eenheid, with both source cells.
-- Grain: circulaire, uitkeringsjaar, gm_code, cluster ('Totaal' as printed), maatstaf. Units: of the maatstaf; euro.
SELECT v.circulaire, v.uitkeringsjaar, v.gm_code, b.cluster, v.maatstaf, m.naam, m.soort,
    CAST(v.volume AS DECIMAL(21, 9)) AS volume,
    CAST(b.bedrag_per_eenheid AS DECIMAL(17, 6)) AS bedrag_eur,
    CAST(CAST(v.volume AS DECIMAL(21, 9)) * CAST(b.bedrag_per_eenheid AS DECIMAL(17, 6)) AS DECIMAL(38, 15)) AS product_eur,
    v.bron_id AS volume_bron_id,
    v.blad AS volume_blad,
    v.cel AS volume_cel,
    v.gedrukt AS volume_gedrukt,
    b.bron_id AS bedrag_bron_id,
    b.blad AS bedrag_blad,
    b.cel AS bedrag_cel,
    b.gedrukt AS bedrag_gedrukt,
    v.correctie AS volume_correctie,
    b.correctie AS bedrag_correctie
FROM kern.volume AS v
INNER JOIN staging.maatstaf AS m ON m.code = v.maatstaf
INNER JOIN kern.gewicht AS b
    ON b.circulaire = v.circulaire AND b.uitkeringsjaar = v.uitkeringsjaar AND b.naam = v.maatstaf AND b.soort = 'maatstaf'
