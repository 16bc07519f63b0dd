-- The source cells behind the weight of one gemeente in the lines of a goal.
-- Grain: regel, deel (of the key), deel_code (part of a merged gemeente), onderdeel. Parameters: $jaar, $gm, $doel.
-- uitkeringsbasis and cluster: volume × bedrag per eenheid; other keys: one printed figure. Σ gewicht = the line's weight.
SELECT
    c.regel,
    c.deel,
    c.deel_code,
    n.naam AS deel_naam,
    c.onderdeel,
    CAST(c.hoeveelheid AS DECIMAL(24, 9)) AS hoeveelheid,
    vd.document,
    c.cel,
    c.bedrag_per_eenheid_eur,
    bd.document AS bedrag_document,
    c.bedrag_cel,
    c.gewicht
FROM herkomst.broncel AS c
LEFT JOIN mart.gemeente_naam AS n ON n.gm_code = c.deel_code
LEFT JOIN mart.document AS vd ON vd.bron_id = c.bron_id
LEFT JOIN mart.document AS bd ON bd.bron_id = c.bedrag_bron_id
WHERE c.uitkeringsjaar = $jaar AND c.doel = $doel AND c.gm_code = $gm
ORDER BY c.regel, c.deel, c.deel_code, c.gewicht DESC, c.onderdeel
