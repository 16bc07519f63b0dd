-- What became of a code, and what came before it: herindelingen that name it. Grain: oude_code, nieuwe_code.
-- Parameter: $gm.
SELECT
    h.datum,
    h.oude_code,
    h.oude_naam,
    h.nieuwe_code,
    h.nieuwe_naam,
    h.soort,
    h.oude_code = $gm AS is_opgeheven
FROM staging.herindeling AS h
WHERE h.oude_code = $gm OR h.nieuwe_code = $gm
ORDER BY h.datum, h.oude_naam, h.nieuwe_naam
