-- The price of a unit of capacity per goal. Grain: doel. Unit: euro per unit (fte, locatie).
SELECT
    d.doel,
    d.naam AS doel_naam,
    d.indicator,
    d.eenheid,
    CAST(p.prijs_eur AS DECIMAL(18, 2)) AS prijs_eur,
    p.status,
    p.bron
FROM staging.doel AS d
INNER JOIN staging.prijs AS p USING (doel, indicator)
ORDER BY d.volgorde
