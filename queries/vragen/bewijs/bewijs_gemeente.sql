-- The proof of a line (part) per gemeente, or of one. Grain: gm_code. Unit: euro; gewicht in the unit of its basis.
-- Parameters: $jaar, $regel, $deel, $gm_code (NULL for all).
SELECT
    b.gm_code,
    coalesce(g.naam, b.gm_code) AS naam,
    b.gewicht,
    b.exact_deel,
    b.naar_beneden_eur,
    b.rest,
    b.rang,
    b.extra_eur,
    b.bedrag_eur,
    b.positie,
    b.aantal_delen
FROM mart.toewijzing_bewijs AS b
LEFT JOIN mart.gemeente_jaar AS g USING (uitkeringsjaar, gm_code)
WHERE b.uitkeringsjaar = $jaar AND b.regel = $regel AND b.deel = $deel AND ($gm_code IS NULL OR b.gm_code = $gm_code)
ORDER BY b.gm_code
