-- The weight of every gemeente in every part of a line, in the indeling of the uitkeringsjaar.
-- Grain: uitkeringsjaar, regel, deel, gm_code. Unit: that of the basis. A merged gemeente gets the sum of its parts;
-- nothing is split. A gemeente that the key does not list has weight 0 and stays in the table, so that the proof shows it.
SELECT
    b.uitkeringsjaar,
    b.regel,
    b.deel,
    coalesce(h.gm_code, b.gm_code) AS gm_code,
    CAST(sum(CASE WHEN o.gm_code IS NULL AND g.gm_code IS NOT NULL THEN 0 ELSE b.gewicht END) AS DECIMAL(38, 15)) AS gewicht,
    count(*) AS aantal_delen,
    bool_or(o.gm_code IS NOT NULL) AS is_ontvanger
FROM verdeling.bron_gewicht AS b
INNER JOIN kern.envelop_regel AS r USING (uitkeringsjaar, regel)
LEFT JOIN kern.hercodering AS h
    ON h.peildatum_van = b.peildatum_van AND h.peildatum_naar = r.indeling_peildatum AND h.gm_code_van = b.gm_code
LEFT JOIN kern.indeling_gemeente AS g ON g.uitkeringsjaar = b.uitkeringsjaar AND g.gm_code = coalesce(h.gm_code, b.gm_code)
LEFT JOIN kern.ontvanger AS o
    ON o.uitkeringsjaar = b.uitkeringsjaar AND o.regel = b.regel AND o.gm_code = coalesce(h.gm_code, b.gm_code)
GROUP BY b.uitkeringsjaar, b.regel, b.deel, coalesce(h.gm_code, b.gm_code)
