-- What every gemeente got in one year, per inhabitant beside its group. Grain: gm_code. Parameters: $jaar.
-- inwoners_cellen: the source cell. Reads the temporary table briefing_gemeente (queries/scherm/gemeenten.sql for that year). Units: whole euro and
-- inhabitants; per_inwoner_eur in cents, half up. Inhabitants may be unknown; then there is a reason and no ratio.
SELECT
    g.gm_code,
    g.naam,
    g.naam_sorteer,
    g.provincie,
    g.grootteklasse,
    g.inwoners,
    CASE
        WHEN i.cel IS NULL THEN []
        ELSE [struct_pack(document := b.document, bron_id := i.bron_id, blad := i.blad, cel := i.cel, gedrukt := CAST(g.inwoners AS VARCHAR))]
    END AS inwoners_cellen,
    g.inwoners_jaar,
    g.toegewezen_eur,
    CAST(CAST((200 * g.toegewezen_eur + g.inwoners) // nullif(2 * g.inwoners, 0) AS DECIMAL(16, 0)) * 0.01 AS DECIMAL(18, 2)) AS per_inwoner_eur,
    g.toegewezen_status AS status,
    CASE WHEN g.inwoners IS NULL THEN 'inwoners niet bekend' END AS reden,
    row_number() OVER (ORDER BY g.toegewezen_eur / nullif(g.inwoners, 0), g.gm_code) AS rang,
    count(g.inwoners) OVER () AS aantal
FROM briefing_gemeente AS g
INNER JOIN staging.jaar AS j ON j.uitkeringsjaar = $jaar
LEFT JOIN kern.inwoners_indeling AS i
    ON i.peildatum = j.indeling_peildatum AND i.inwoners_jaar = g.inwoners_jaar AND i.gm_code = g.gm_code
LEFT JOIN mart.document AS b ON b.bron_id = i.bron_id
ORDER BY g.naam_sorteer
