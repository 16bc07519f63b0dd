-- The price per unit of capacity of a goal. Grain: doel, indicator. Unit: whole euro per unit.
SELECT p.doel, p.indicator, p.eenheid, p.prijs_eur, p.status, p.bron
FROM staging.prijs AS p
