-- One gemeente in one year, per goal, beside its size class, its province and the country. Grain: doel.
-- Parameters: $jaar, $gm, $met_voorbeeld. Reads the temporary table briefing_gemeente. Units: whole euro; *_per_inwoner_eur
-- in cents, from sums, half up; capacity in column eenheid. A goal that the gemeente got nothing for has no row.
-- Money for a whole region is put per inhabitant of no gemeente: is_regionaal, and regio_reden in place of those figures.
-- vormen: the forms that it got money in.
-- soort: 'doel', or a 'bundel' with its 'deel's (see doel.sql); what a bundle buys and what stands against it is in its parts.
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
    SELECT o.doel, o.waarde, o.status, o.reden, o.besteed_eur
    FROM mart.opgave AS o
    WHERE o.jaar = $jaar AND o.gm_code = $gm AND ($met_voorbeeld OR o.status <> 'voorbeeld')
    QUALIFY row_number() OVER (PARTITION BY o.doel ORDER BY o.peildatum DESC) = 1
),
per_doel AS (
    SELECT
        CASE WHEN b.doel IS NULL THEN 'doel' ELSE 'deel' END AS soort,
        d.volgorde,
        d.doel,
        d.kort AS doel_naam,
        d.eenheid,
        r.toegewezen_eur,
        r.toewijzing_status AS status,
        coalesce(e.prijs_eur, d.prijs_eur) AS prijs_eur,
        CASE
            WHEN e.prijs_eur IS NOT NULL THEN [broncel(e.document, e.bron_id, e.blad, e.cel, e.prijs_eur)]
            WHEN d.prijs_cel IS NULL THEN []
            ELSE [broncel(p.document, d.prijs_bron_id, d.prijs_blad, d.prijs_cel, d.prijs_eur)]
        END AS prijs_cellen,
        per_stuk(r.toegewezen_eur, coalesce(e.prijs_eur, d.prijs_eur)) AS toegewezen_capaciteit,
        zwakste_van(r.toewijzing_status, coalesce(e.status, d.prijs_status)) AS capaciteit_status,
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
        (SELECT list(DISTINCT t.vorm) FROM mart.toewijzing AS t WHERE t.uitkeringsjaar = $jaar AND t.gm_code = $gm AND t.doel = d.doel AND t.bedrag_eur <> 0) AS vormen,
        d.doel IN (SELECT x.doel FROM mart.toewijzing_regio AS x WHERE x.uitkeringsjaar = $jaar) AS is_regionaal,
        CASE
            WHEN o.waarde IS NOT NULL OR o.besteed_eur IS NOT NULL THEN 'opgave'
            WHEN d.zichtbaarheid = 'iv3' AND r.lasten_verslagsoort = 'jaarrekening' AND r.lasten_taakveld_eur > 0 THEN 'iv3'
            WHEN EXISTS (SELECT 1 FROM mart.toewijzing AS t WHERE t.uitkeringsjaar = $jaar AND t.gm_code = $gm AND t.doel = d.doel AND t.vorm = 'spuk') THEN 'sisa'
            ELSE 'niet zichtbaar'
        END AS kanaal
    FROM mart.realisatie AS r
    CROSS JOIN zelf AS z
    CROSS JOIN inwoner AS i
    INNER JOIN mart.doel AS d USING (doel)
    INNER JOIN groep AS g USING (doel)
    LEFT JOIN mart.document AS p ON p.bron_id = d.prijs_bron_id
    LEFT JOIN mart.eigen_prijs AS e ON e.uitkeringsjaar = r.uitkeringsjaar AND e.gm_code = r.gm_code AND e.doel = r.doel
    LEFT JOIN briefing_bundel AS b ON b.doel = r.doel
    LEFT JOIN opgave AS o ON o.doel = r.doel
    WHERE r.uitkeringsjaar = $jaar AND r.gm_code = $gm AND r.toegewezen_eur <> 0
),
rij AS (
    SELECT p.* FROM per_doel AS p
    UNION ALL BY NAME
    SELECT
        'bundel' AS soort,
        min(p.volgorde) AS volgorde,
        b.doelen AS doel,
        doel_kort(b.naam) AS doel_naam,
        CAST(sum(p.toegewezen_eur) AS BIGINT) AS toegewezen_eur,
        zwakste(p.status) AS status,
        [] AS prijs_cellen,
        'zie de delen' AS reden,
        'zie de delen' AS besteed_reden,
        list_distinct(flatten(list(p.vormen))) AS vormen,
        bool_or(p.is_regionaal) AS is_regionaal,
        any_value(p.inwoners) AS inwoners,
        any_value(p.klasse_inwoners) AS klasse_inwoners,
        any_value(p.provincie_inwoners) AS provincie_inwoners,
        any_value(p.land_inwoners) AS land_inwoners,
        CAST(sum(p.klasse_eur) AS BIGINT) AS klasse_eur,
        CAST(sum(p.provincie_eur) AS BIGINT) AS provincie_eur,
        CAST(sum(p.land_eur) AS BIGINT) AS land_eur,
        'zie de delen' AS kanaal
    FROM per_doel AS p
    INNER JOIN briefing_bundel AS b USING (doel)
    GROUP BY b.doelen, b.naam
)
SELECT
    r.*,
    CASE WHEN r.is_regionaal THEN 'voor de regio' ELSE 'inwoners niet bekend' END AS regio_reden,
    CASE WHEN NOT r.is_regionaal THEN per_stuk(r.toegewezen_eur, r.inwoners) END AS per_inwoner_eur,
    CASE WHEN NOT r.is_regionaal THEN per_stuk(r.klasse_eur, r.klasse_inwoners) END AS klasse_per_inwoner_eur,
    CASE WHEN NOT r.is_regionaal THEN per_stuk(r.provincie_eur, r.provincie_inwoners) END AS provincie_per_inwoner_eur,
    CASE WHEN NOT r.is_regionaal THEN per_stuk(r.land_eur, r.land_inwoners) END AS land_per_inwoner_eur
FROM rij AS r
ORDER BY r.volgorde, r.soort
