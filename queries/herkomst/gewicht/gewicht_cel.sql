-- The cells behind the weight of a gemeente in a part of a line. Grain: uitkeringsjaar, regel, deel, gm_code, cel.
SELECT g.uitkeringsjaar, g.doel, g.vorm, g.regel, g.deel, g.is_ingroeibasis, g.gm_code, g.positie, g.onderdeel,
    CASE WHEN g.bedrag_eur IS NULL THEN '' ELSE c.rol END || g.onderdeel || CASE WHEN g.deel_code <> g.gm_code AND c.rol <> 'bedrag per eenheid ' THEN ' van ' || g.deel_code ELSE '' END AS rol,
    CASE c.rol WHEN 'bedrag per eenheid ' THEN g.bedrag_bron_id ELSE g.bron_id END AS bron_id,
    CASE c.rol WHEN 'bedrag per eenheid ' THEN g.bedrag_blad ELSE g.blad END AS blad,
    CASE c.rol WHEN 'bedrag per eenheid ' THEN g.bedrag_cel ELSE g.cel END AS cel,
    CASE c.rol WHEN 'bedrag per eenheid ' THEN g.bedrag_gedrukt ELSE g.gedrukt END AS gedrukt,
    CASE c.rol WHEN 'bedrag per eenheid ' THEN CAST(g.bedrag_eur AS VARCHAR) ELSE CAST(g.hoeveelheid AS VARCHAR) END AS waarde,
    CASE c.rol WHEN 'bedrag per eenheid ' THEN g.bedrag_correctie ELSE g.correctie END AS correctie
FROM herkomst.gewicht AS g
CROSS JOIN (VALUES ('volume '), ('bedrag per eenheid ')) AS c (rol)
WHERE g.cel IS NOT NULL AND (c.rol = 'volume ' OR g.bedrag_cel IS NOT NULL)
