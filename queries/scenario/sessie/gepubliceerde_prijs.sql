-- The published price per unit of a goal. Grain: doel. Unit: euro per unit; prijs_cent is the same as a whole number.
SELECT
    d.doel,
    d.indicator,
    d.eenheid,
    CAST(p.prijs_eur AS DECIMAL(18, 2)) AS prijs_eur,
    CAST(p.prijs_eur * 100 AS BIGINT) AS prijs_cent
FROM staging.doel AS d
INNER JOIN staging.prijs AS p USING (doel, indicator)
