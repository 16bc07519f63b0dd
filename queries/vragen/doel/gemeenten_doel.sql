-- Every gemeente of a year for one goal: what it got, what it gave as a return, what the taakvelden of the goal cost.
-- Grain: gm_code (the indeling the year is allocated in). Units: whole euro; capacity in column eenheid.
-- Parameters: $jaar, $doel, $met_voorbeeld (FALSE: made-up returns count as not given).
-- toegewezen_eur: NULL with a reason when nobody receives this goal; 0 is published as such. waarde_reden and lasten_reden
-- say why a figure is missing. eigen_prijs_eur: per unit, where the gemeente gave a price of its own. lasten_eur is the whole taakveld: context, wider than this goal.
WITH
gemeente AS (
    SELECT DISTINCT t.gm_code
    FROM mart.toewijzing AS t
    WHERE t.uitkeringsjaar = $jaar
),
toegewezen AS (
    SELECT
        t.gm_code,
        CAST(sum(t.bedrag_eur) AS BIGINT) AS toegewezen_eur,
        zwakste(t.status) AS status
    FROM mart.toewijzing AS t
    WHERE t.uitkeringsjaar = $jaar AND t.doel = $doel
    GROUP BY t.gm_code
),
opgave AS (
    SELECT o.gm_code, o.waarde, o.reden, o.status, o.indicator, o.peildatum
    FROM mart.opgave AS o
    WHERE o.jaar = $jaar AND o.doel = $doel AND ($met_voorbeeld OR o.status <> 'voorbeeld')
    QUALIFY row_number() OVER (PARTITION BY o.gm_code ORDER BY o.peildatum DESC) = 1
),
lasten AS (
    SELECT r.gm_code, r.lasten_taakveld_eur, r.taakvelden, r.lasten_verslagsoort
    FROM mart.realisatie AS r
    WHERE r.uitkeringsjaar = $jaar AND r.doel = $doel
)
SELECT
    g.gm_code,
    t.toegewezen_eur,
    t.status,
    CASE WHEN t.gm_code IS NULL THEN 'niet over gemeenten verdeeld' END AS toegewezen_reden,
    o.waarde,
    o.status AS waarde_status,
    o.indicator,
    o.peildatum,
    CASE
        WHEN d.indicator IS NULL THEN 'geen eenheid voor dit doel'
        WHEN o.waarde IS NULL THEN coalesce(o.reden, 'niet opgegeven')
    END AS waarde_reden,
    d.eenheid,
    e.prijs_eur AS eigen_prijs_eur,
    e.peildatum AS eigen_prijs_peildatum,
    l.lasten_taakveld_eur AS lasten_eur,
    l.taakvelden,
    l.lasten_verslagsoort AS verslagsoort,
    CASE
        WHEN d.taakvelden IS NULL THEN 'geen taakveld voor dit doel'
        WHEN l.lasten_taakveld_eur IS NULL THEN 'geen Iv3-cijfer van dit jaar'
    END AS lasten_reden
FROM gemeente AS g
INNER JOIN mart.doel AS d ON d.doel = $doel
LEFT JOIN mart.eigen_prijs AS e ON e.uitkeringsjaar = $jaar AND e.gm_code = g.gm_code AND e.doel = d.doel
LEFT JOIN toegewezen AS t ON t.gm_code = g.gm_code
LEFT JOIN opgave AS o ON o.gm_code = g.gm_code
LEFT JOIN lasten AS l ON l.gm_code = g.gm_code
ORDER BY g.gm_code
