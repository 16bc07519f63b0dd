-- Inhabitants of 1 January of a year in the indeling of that or a later date. Grain: inwoners_jaar, peildatum, gm_code.
-- Unit: persons. Merged gemeenten are summed and name all their cells; no row where a part is unknown, or where a split
-- lies in between (a part of a split gemeente cannot be told from the whole).
SELECT
    year(h.peildatum_van) AS inwoners_jaar,
    h.peildatum_naar AS peildatum,
    h.gm_code,
    CAST(sum(i.inwoners) AS BIGINT) AS inwoners,
    min(i.cbs_status) AS cbs_status,
    count(*) AS aantal_delen,
    min(i.bron_id) AS bron_id,
    min(i.blad) AS blad,
    string_agg(i.cel, ' + ' ORDER BY i.gm_code) AS cel
FROM kern.hercodering AS h
LEFT JOIN kern.inwoners AS i ON i.jaar = year(h.peildatum_van) AND i.gm_code = h.gm_code_van
LEFT JOIN staging.herindeling AS s
    ON s.soort = 'gesplitst' AND s.datum > h.peildatum_van AND s.datum <= h.peildatum_naar AND h.gm_code IN (s.oude_code, s.nieuwe_code)
WHERE h.peildatum_van = make_date(year(h.peildatum_van), 1, 1)
GROUP BY h.peildatum_van, h.peildatum_naar, h.gm_code
HAVING count(i.inwoners) = count(*) AND count(s.datum) = 0
