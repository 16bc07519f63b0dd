-- The price of a unit of capacity per goal. Grain: doel. Unit: euro per unit (fte, locatie).
SELECT
    d.doel,
    d.naam AS doel_naam,
    d.indicator,
    d.eenheid,
    CAST(d.prijs_eur AS DECIMAL(18, 2)) AS prijs_eur,
    d.prijs_status AS status,
    d.prijs_bron AS bron
FROM mart.doel AS d
WHERE d.prijs_status IS NOT NULL
ORDER BY d.volgorde
