-- What every gemeente got in one year, per inhabitant beside its group. Grain: gm_code.
-- Reads the temporary tables briefing_gemeente (queries/vragen/algemeen/gemeenten.sql for that year) and briefing_gemeente_cel.
-- *_cellen: the source cells. rang: 1 for the highest per inhabitant, as on the pages of the dashboard. Units: whole euro and
-- inhabitants; per_inwoner_eur in cents, half up. Inhabitants may be unknown; then there is a reason and no ratio.
SELECT
    g.gm_code,
    g.naam,
    g.naam_sorteer,
    g.provincie,
    g.grootteklasse,
    g.inwoners,
    list_filter([c.inwoners_cel], lambda cel: cel IS NOT NULL) AS inwoners_cellen,
    g.inwoners_jaar,
    g.toegewezen_eur,
    per_stuk(g.toegewezen_eur, g.inwoners) AS per_inwoner_eur,
    g.toegewezen_status AS status,
    CASE WHEN g.inwoners IS NULL THEN 'inwoners niet bekend' END AS reden,
    rank() OVER (ORDER BY g.toegewezen_eur / nullif(g.inwoners, 0) DESC NULLS LAST) AS rang,
    count(g.inwoners) OVER () AS aantal
FROM briefing_gemeente AS g
INNER JOIN briefing_gemeente_cel AS c USING (gm_code)
ORDER BY g.naam_sorteer
