-- The price per unit in the scenario. Grain: doel. Unit: euro per unit; prijs_cent is the same as a whole number.
SELECT
    g.doel,
    g.indicator,
    g.eenheid,
    coalesce(p.prijs_eur, g.prijs_eur) AS prijs_eur,
    CAST(coalesce(p.prijs_eur, g.prijs_eur) * 100 AS BIGINT) AS prijs_cent
FROM gepubliceerd.prijs AS g
LEFT JOIN staging.prijs_wijziging AS p USING (indicator)
