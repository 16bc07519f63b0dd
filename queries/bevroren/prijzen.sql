-- The prices that make money comparable to capacity. Grain: doel, indicator. Unit: whole euro per unit.
SELECT p.doel, p.indicator, p.eenheid, p.prijs_eur, p.status
FROM herkomst.prijs AS p
ORDER BY p.doel, p.indicator
