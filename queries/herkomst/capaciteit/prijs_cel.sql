-- The cell of the price per unit of a goal. Grain: doel, indicator. Unit: whole euro per unit.
SELECT
    p.doel,
    p.indicator,
    unnest(cel('prijs per ' || p.eenheid, p.bron_id, p.blad, p.cel, p.gedrukt, p.prijs_eur))
FROM staging.prijs AS p
