-- How many gemeenten have a place in the order per inhabitant, with the source cells of their inhabitants. Grain: one row.
-- Reads the temporary table briefing_gemeente_cel.
SELECT
    count(c.inwoners_cel) AS aantal,
    broncellen(c.inwoners_cel, c.gm_code) AS aantal_cellen
FROM briefing_gemeente_cel AS c
