-- One gemeente in one year, per goal, beside its size class, its province and the country. Grain: doel.
-- Parameters: $jaar, $gm, $met_voorbeeld. Reads the temporary table briefing_gemeente. Units: whole euro; *_per_inwoner_eur
-- in cents, from sums, half up; capacity in column eenheid. A goal that the gemeente got nothing for has no row.
WITH
zelf AS (
    SELECT g.gm_code, g.provincie, g.grootteklasse, g.inwoners
    FROM briefing_gemeente AS g
    WHERE g.gm_code = $gm
),
groep AS (
    SELECT
        t.doel,
        CAST(sum(t.bedrag_eur) FILTER (WHERE g.grootteklasse = z.grootteklasse) AS BIGINT) AS klasse_eur,
        CAST(sum(t.bedrag_eur) FILTER (WHERE g.provincie = z.provincie) AS BIGINT) AS provincie_eur,
        CAST(sum(t.bedrag_eur) AS BIGINT) AS land_eur
    FROM mart.toewijzing AS t
    INNER JOIN briefing_gemeente AS g USING (gm_code)
    CROSS JOIN zelf AS z
    WHERE t.uitkeringsjaar = $jaar
    GROUP BY t.doel
),
inwoner AS (
    SELECT
        CAST(sum(g.inwoners) FILTER (WHERE g.grootteklasse = z.grootteklasse) AS BIGINT) AS klasse,
        CAST(sum(g.inwoners) FILTER (WHERE g.provincie = z.provincie) AS BIGINT) AS provincie,
        CAST(sum(g.inwoners) AS BIGINT) AS land
    FROM briefing_gemeente AS g
    CROSS JOIN zelf AS z
),
opgave AS (
    SELECT c.doel, c.waarde, c.status, c.reden, c.besteed_eur
    FROM mart.capaciteit AS c
    WHERE
        c.herkomst = 'opgave'
        AND year(c.peildatum) = $jaar
        AND c.gm_code = $gm
        AND c.bron = 'opgave van de gemeente'
        AND ($met_voorbeeld OR c.status <> 'voorbeeld')
    QUALIFY row_number() OVER (PARTITION BY c.doel ORDER BY c.peildatum DESC) = 1
)
SELECT
    d.volgorde,
    d.doel,
    split_part(d.naam, ':', 1) AS doel_naam,
    d.eenheid,
    r.toegewezen_eur,
    r.toewijzing_status AS status,
    p.prijs_eur,
    CASE WHEN p.cel IS NULL THEN [] ELSE [struct_pack(document := b.document, bron_id := p.bron_id, blad := p.blad, cel := p.cel, gedrukt := CAST(p.prijs_eur AS VARCHAR))] END AS prijs_cellen,
    CAST(CAST((200 * r.toegewezen_eur + p.prijs_eur) // nullif(2 * p.prijs_eur, 0) AS DECIMAL(16, 0)) * 0.01 AS DECIMAL(18, 2)) AS toegewezen_capaciteit,
    zwakste_van(r.toewijzing_status, p.status) AS capaciteit_status,
    o.waarde AS opgave_capaciteit,
    o.status AS opgave_status,
    CASE WHEN o.waarde IS NULL THEN coalesce(o.reden, 'niet opgegeven') END AS reden,
    o.besteed_eur,
    CASE WHEN o.besteed_eur IS NULL THEN 'niet opgegeven' END AS besteed_reden,
    z.inwoners,
    i.klasse AS klasse_inwoners,
    i.provincie AS provincie_inwoners,
    i.land AS land_inwoners,
    g.klasse_eur,
    g.provincie_eur,
    g.land_eur,
    CAST(CAST((200 * r.toegewezen_eur + z.inwoners) // nullif(2 * z.inwoners, 0) AS DECIMAL(16, 0)) * 0.01 AS DECIMAL(18, 2)) AS per_inwoner_eur,
    CAST(CAST((200 * g.klasse_eur + i.klasse) // nullif(2 * i.klasse, 0) AS DECIMAL(16, 0)) * 0.01 AS DECIMAL(18, 2)) AS klasse_per_inwoner_eur,
    CAST(CAST((200 * g.provincie_eur + i.provincie) // nullif(2 * i.provincie, 0) AS DECIMAL(16, 0)) * 0.01 AS DECIMAL(18, 2)) AS provincie_per_inwoner_eur,
    CAST(CAST((200 * g.land_eur + i.land) // nullif(2 * i.land, 0) AS DECIMAL(16, 0)) * 0.01 AS DECIMAL(18, 2)) AS land_per_inwoner_eur,
    CASE
        WHEN o.waarde IS NOT NULL OR o.besteed_eur IS NOT NULL THEN 'opgave'
        WHEN d.zichtbaarheid = 'iv3' AND r.lasten_verslagsoort = 'jaarrekening' AND r.lasten_taakveld_eur > 0 THEN 'iv3'
        WHEN EXISTS (SELECT 1 FROM mart.toewijzing AS t WHERE t.uitkeringsjaar = $jaar AND t.gm_code = $gm AND t.doel = d.doel AND t.vorm = 'spuk') THEN 'sisa'
        ELSE 'niet zichtbaar'
    END AS kanaal
FROM mart.realisatie AS r
CROSS JOIN zelf AS z
CROSS JOIN inwoner AS i
INNER JOIN staging.doel AS d USING (doel)
INNER JOIN groep AS g USING (doel)
LEFT JOIN staging.prijs AS p USING (doel, indicator)
LEFT JOIN mart.document AS b ON b.bron_id = p.bron_id
LEFT JOIN opgave AS o USING (doel)
WHERE r.uitkeringsjaar = $jaar AND r.gm_code = $gm AND r.toegewezen_eur <> 0
ORDER BY d.volgorde
