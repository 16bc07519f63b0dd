-- Some gemeenten side by side: per goal what each got and what each gave as a return. Grain: doel, gm_code.
-- Units: whole euro; capacity in column eenheid. Parameters: $jaar, $gemeenten (codes), $met_voorbeeld.
-- toegewezen_eur is NULL where the goal is not divided over gemeenten at all. prijs_eur is per unit of capacity, that of the gemeente itself where it gave one.
WITH
toegewezen AS (
    SELECT
        t.doel,
        t.gm_code,
        CAST(sum(t.bedrag_eur) AS BIGINT) AS toegewezen_eur,
        zwakste(t.status) AS status
    FROM mart.toewijzing AS t
    WHERE t.uitkeringsjaar = $jaar AND list_contains($gemeenten, t.gm_code)
    GROUP BY t.doel, t.gm_code
),
opgave AS (
    SELECT o.doel, o.gm_code, o.waarde, o.reden, o.status, o.indicator, o.peildatum
    FROM mart.opgave AS o
    WHERE o.jaar = $jaar AND list_contains($gemeenten, o.gm_code) AND ($met_voorbeeld OR o.status <> 'voorbeeld')
    QUALIFY row_number() OVER (PARTITION BY o.doel, o.gm_code ORDER BY o.peildatum DESC) = 1
)
SELECT
    d.volgorde,
    d.doel,
    d.naam AS doel_naam,
    d.eenheid,
    g.gm_code,
    t.toegewezen_eur,
    t.status,
    o.waarde,
    o.status AS waarde_status,
    CASE WHEN o.waarde IS NULL THEN coalesce(o.reden, 'niet opgegeven') END AS waarde_reden,
    o.indicator,
    o.peildatum,
    coalesce(p.prijs_eur, d.prijs_eur) AS prijs_eur
FROM mart.doel AS d
CROSS JOIN unnest($gemeenten) AS g (gm_code)
INNER JOIN (SELECT DISTINCT e.doel FROM mart.envelop AS e WHERE e.uitkeringsjaar = $jaar) AS e USING (doel)
LEFT JOIN toegewezen AS t ON t.doel = d.doel AND t.gm_code = g.gm_code
LEFT JOIN mart.eigen_prijs AS p ON p.uitkeringsjaar = $jaar AND p.gm_code = g.gm_code AND p.doel = d.doel
LEFT JOIN opgave AS o ON o.doel = d.doel AND o.gm_code = g.gm_code
ORDER BY d.volgorde, g.gm_code
