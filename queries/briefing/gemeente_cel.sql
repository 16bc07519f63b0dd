-- The source cells of each gemeente of one year: its row in the register and its inhabitants, for whoever counts or adds them.
-- Grain: gm_code. Parameters: $jaar. Reads the temporary table briefing_gemeente. A gemeente that the register of that
-- year lacks (an indeling in the middle of a year) has no cell there. Loaded as temporary table briefing_gemeente_cel.
SELECT
    g.gm_code,
    CASE WHEN r.cel IS NOT NULL THEN broncel(b.document, r.bron_id, r.blad, r.cel, r.naam) END AS register_cel,
    CASE WHEN i.cel IS NOT NULL THEN broncel(d.document, i.bron_id, i.blad, i.cel, g.inwoners) END AS inwoners_cel
FROM briefing_gemeente AS g
INNER JOIN mart.jaar AS j ON j.uitkeringsjaar = $jaar
LEFT JOIN mart.gemeente_register AS r ON r.indeling_jaar = j.indeling_jaar AND r.gm_code = g.gm_code
LEFT JOIN mart.document AS b ON b.bron_id = r.bron_id
LEFT JOIN mart.inwoners_indeling AS i
    ON i.peildatum = j.indeling_peildatum AND i.inwoners_jaar = g.inwoners_jaar AND i.gm_code = g.gm_code
LEFT JOIN mart.document AS d ON d.bron_id = i.bron_id
