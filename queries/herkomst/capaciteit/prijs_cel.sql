-- The cell of the price per unit of a goal. Grain: doel, indicator. Unit: whole euro per unit.
SELECT
    p.doel,
    p.indicator,
    'prijs per ' || p.eenheid AS rol,
    p.bron_id,
    p.blad,
    p.cel,
    p.gedrukt,
    CAST(p.prijs_eur AS VARCHAR) AS waarde
FROM staging.prijs AS p
