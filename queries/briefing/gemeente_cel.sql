-- The source cells of each gemeente of one year: its row in the register and its inhabitants, for whoever counts or adds them.
-- Grain: gm_code. Parameters: $jaar. Reads the temporary table briefing_gemeente. A gemeente that the register of that
-- year lacks (an indeling in the middle of a year) has no cell there. Loaded as temporary table briefing_gemeente_cel.
SELECT
    g.gm_code,
    CASE WHEN r.cel IS NOT NULL THEN struct_pack(document := b.document, bron_id := r.bron_id, blad := r.blad, cel := r.cel, gedrukt := r.naam) END AS register_cel,
    CASE WHEN i.cel IS NOT NULL THEN struct_pack(document := d.document, bron_id := i.bron_id, blad := i.blad, cel := i.cel, gedrukt := CAST(g.inwoners AS VARCHAR)) END AS inwoners_cel
FROM briefing_gemeente AS g
INNER JOIN staging.jaar AS j ON j.uitkeringsjaar = $jaar
LEFT JOIN staging.gemeente AS r ON r.jaar = year(j.indeling_peildatum) AND r.gm_code = g.gm_code
LEFT JOIN mart.document AS b ON b.bron_id = r.bron_id
LEFT JOIN kern.inwoners_indeling AS i
    ON i.peildatum = j.indeling_peildatum AND i.inwoners_jaar = g.inwoners_jaar AND i.gm_code = g.gm_code
LEFT JOIN mart.document AS d ON d.bron_id = i.bron_id
