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
    d.prijs_eur,
    d.prijs_status,
    d.prijs_bron,
    b.document AS prijs_document,
    d.prijs_cel
FROM mart.doel AS d
LEFT JOIN mart.document AS b ON b.bron_id = d.prijs_bron_id
ORDER BY d.volgorde
