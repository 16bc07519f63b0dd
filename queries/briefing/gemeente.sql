-- What every gemeente got in one year, per inhabitant beside its group. Grain: gm_code.
-- Reads the temporary tables briefing_gemeente (queries/vragen/algemeen/gemeenten.sql for that year) and briefing_gemeente_cel.
-- *_cellen: the source cells. eigen_eur: without money that one gemeente receives for its region, of the goals eigen_doelen;
-- that is what per_inwoner_eur and rang (1 for the highest) are about, as on the pages of the dashboard; zonder says so.
-- Units: whole euro and inhabitants; per_inwoner_eur in cents, half up. Inhabitants may be unknown; then there is a reason and no ratio.
WITH
alle AS (
    SELECT string_agg(DISTINCT t.doel, '~' ORDER BY t.doel) AS doelen
    FROM mart.toewijzing AS t
    WHERE t.uitkeringsjaar = $jaar
)
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
    g.eigen_eur,
    coalesce(g.eigen_doelen, a.doelen) AS eigen_doelen,
    CASE WHEN g.eigen_doelen IS NULL THEN '' ELSE ', zonder geld voor een regio' END AS zonder,
    per_stuk(g.eigen_eur, g.inwoners) AS per_inwoner_eur,
    g.toegewezen_status AS status,
    CASE WHEN g.inwoners IS NULL THEN 'inwoners niet bekend' END AS reden,
    rank() OVER (ORDER BY g.eigen_eur / nullif(g.inwoners, 0) DESC NULLS LAST) AS rang,
    count(g.inwoners) OVER () AS aantal
FROM briefing_gemeente AS g
CROSS JOIN alle AS a
INNER JOIN briefing_gemeente_cel AS c USING (gm_code)
ORDER BY g.naam_sorteer
