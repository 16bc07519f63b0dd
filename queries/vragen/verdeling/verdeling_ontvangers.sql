-- Who receives a decentralisatie-uitkering of the year, and how much. Grain: doel, gm_code. Unit: whole euro. Parameter: $jaar.
-- Who gets nothing has no row. doel_eur: what is divided of the goal in this form.
SELECT
    d.volgorde,
    t.doel,
    d.naam AS doel_naam,
    t.gm_code,
    g.naam,
    g.naam_sorteer,
    g.provincie,
    t.bedrag_eur,
    t.status,
    CAST(sum(t.bedrag_eur) OVER (PARTITION BY t.doel) AS BIGINT) AS doel_eur
FROM mart.toewijzing AS t
INNER JOIN mart.doel AS d USING (doel)
INNER JOIN mart.gemeente_jaar AS g USING (uitkeringsjaar, gm_code)
WHERE t.uitkeringsjaar = $jaar AND t.vorm = 'du' AND t.bedrag_eur > 0
ORDER BY d.volgorde, t.bedrag_eur DESC, g.naam_sorteer
