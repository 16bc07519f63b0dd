-- Which gemeente of a year a drawn boundary belongs to, where the boundaries are older than the indeling of the year.
-- Grain: gm_code_vlak. Parameters: $jaar, $grensjaar. Whole mergers only: what was split has no row and is not drawn.
SELECT h.gm_code_van AS gm_code_vlak, h.gm_code
FROM mart.hercodering AS h
INNER JOIN mart.jaar AS j ON j.indeling_peildatum = h.peildatum_naar
WHERE j.uitkeringsjaar = $jaar AND h.peildatum_van = make_date($grensjaar, 1, 1)
ORDER BY h.gm_code_van
