-- The goals: what buys their capacity and at which price, where they are booked and how far they can be seen. Grain: doel.
-- Unit of prijs_eur: whole euro per eenheid; NULL for a goal without a unit. taakveld_codes: taakvelden as a list.
SELECT
    d.doel,
    d.volgorde,
    d.naam,
    doel_kort(d.naam) AS kort,
    d.omschrijving,
    d.indicator,
    d.eenheid,
    d.taakvelden,
    string_split(replace(d.taakvelden, ' ', ''), '|') AS taakveld_codes,
    d.taakveld_status,
    d.zichtbaarheid,
    d.zichtbaarheid_toelichting,
    p.prijs_eur,
    p.status AS prijs_status,
    p.bron AS prijs_bron,
    p.bron_id AS prijs_bron_id,
    p.blad AS prijs_blad,
    p.cel AS prijs_cel
FROM staging.doel AS d
LEFT JOIN staging.prijs AS p USING (doel, indicator)
