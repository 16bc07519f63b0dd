-- Who receives a decentralisatie-uitkering (du) or bijzondere fondsuitkering (bfu) of the year, and how much. Grain: doel, vorm, gm_code. Unit: whole euro. Parameter: $jaar.
-- Who gets nothing has no row. doel_eur: what is divided of the goal in this form.
SELECT
    d.volgorde,
    t.doel,
    d.naam AS doel_naam,
    t.vorm,
    t.gm_code,
    g.naam,
    g.naam_sorteer,
    g.provincie,
    t.bedrag_eur,
    t.status,
    CAST(sum(t.bedrag_eur) OVER (PARTITION BY t.doel, t.vorm) AS BIGINT) AS doel_eur
FROM mart.toewijzing AS t
INNER JOIN mart.doel AS d USING (doel)
INNER JOIN mart.gemeente_jaar AS g USING (uitkeringsjaar, gm_code)
WHERE t.uitkeringsjaar = $jaar AND t.vorm IN ('du', 'bfu') AND t.bedrag_eur > 0
ORDER BY d.volgorde, vorm_volgorde(t.vorm), t.bedrag_eur DESC, g.naam_sorteer
