-- How herkomst.prijs comes about: as typed, with its source. Grain: doel, indicator. Unit: whole euro per unit.
SELECT p.doel, p.indicator, 'prijs_eur' AS kolom,
    unnest(stap(1, 'Prijs per ' || p.eenheid || '; bron: ' || p.bron, p.prijs_eur, p.status, is_uitkomst := TRUE))
FROM herkomst.prijs AS p
