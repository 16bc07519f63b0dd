-- Herindelingen of one gemeente: what it came from (is_voorganger) and what became of it. Grain: datum, gm_code, opvolger.
-- Parameter: $gm.
SELECT
    v.datum,
    v.gm_code,
    v.naam,
    v.soort,
    v.opvolger,
    v.opvolger_naam,
    v.teller,
    v.noemer,
    v.huidige_gm_code,
    v.huidige_naam,
    v.gm_code <> $gm AS is_voorganger
FROM mart.gemeente_verloop AS v
WHERE v.gm_code = $gm OR v.opvolger = $gm
ORDER BY v.datum, v.naam, v.opvolger_naam
