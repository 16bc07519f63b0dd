-- The goals with what buys capacity, where the spending is booked and how far it can be seen. Grain: doel.
-- Unit of prijs_eur: whole euro per eenheid; NULL for a goal without a unit.
SELECT
    d.doel,
    d.naam,
    d.omschrijving,
    d.indicator,
    d.eenheid,
    d.taakvelden,
    d.taakveld_status,
    d.zichtbaarheid,
    d.zichtbaarheid_toelichting,
    p.prijs_eur,
    p.status AS prijs_status,
    p.bron AS prijs_bron,
    b.document AS prijs_document,
    p.cel AS prijs_cel
FROM staging.doel AS d
LEFT JOIN staging.prijs AS p USING (doel, indicator)
LEFT JOIN mart.document AS b ON b.bron_id = p.bron_id
ORDER BY d.volgorde
