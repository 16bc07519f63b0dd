-- Herindelingen that are intended for one gemeente, as the one that goes or the one that grows. Grain: datum, oude_code, nieuwe_code.
-- Parameter: $gm.
SELECT h.datum, h.oude_code, h.oude_naam, h.nieuwe_code, h.nieuwe_naam, h.bron, h.toelichting
FROM mart.herindeling_voorgenomen AS h
WHERE h.oude_code = $gm OR h.nieuwe_code = $gm
ORDER BY h.datum, h.oude_naam, h.nieuwe_naam
