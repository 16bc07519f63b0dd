-- Every product behind an uitkeringsbasis: volume × bedrag per eenheid, each with its cell. Unit: euro.
-- Grain: circulaire, uitkeringsjaar, gm_code, maatstaf. It looks below mart, because to say where a figure comes from is its work.
SELECT
    v.circulaire,
    v.uitkeringsjaar,
    v.gm_code,
    v.maatstaf,
    v.soort,
    v.volume,
    dv.document AS volume_document,
    v.cel AS volume_cel,
    v.correctie AS volume_correctie,
    b.bedrag_per_eenheid_eur,
    db.document AS bedrag_document,
    b.cel AS bedrag_cel,
    b.correctie AS bedrag_correctie,
    v.volume * b.bedrag_per_eenheid_eur AS product_eur
FROM kern.volume AS v
INNER JOIN kern.bedrag_per_eenheid AS b USING (circulaire, uitkeringsjaar, maatstaf)
INNER JOIN mart.document AS dv ON dv.bron_id = v.bron_id
INNER JOIN mart.document AS db ON db.bron_id = b.bron_id
WHERE b.cluster = 'Totaal' AND ($gm_code IS NULL OR v.gm_code = $gm_code)
ORDER BY v.circulaire, v.uitkeringsjaar, v.gm_code, v.maatstaf
