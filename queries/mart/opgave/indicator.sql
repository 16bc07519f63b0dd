-- What gemeenten are asked about each goal (pok/indicatoren.csv). Grain: doel, indicator. Unit: column eenheid.
-- soort: the kind of answer; is_optelbaar: whether answers of gemeenten add up to something. keuzes: what may be answered, of a
-- keuze. is_leidend: the one that the money is compared with, which mart.capaciteit has. wie: gemeente, or the centrumgemeente for
-- its region. hoogstens: above this an answer is asked about, an agreement of this project.
SELECT
    i.doel,
    i.indicator,
    i.volgorde,
    i.vraag,
    i.eenheid,
    i.soort,
    i.soort IN ('bedrag', 'uren', 'aantal', 'fte') AS is_optelbaar,
    i.keuzes,
    i.leidend = 'ja' AS is_leidend,
    i.wie,
    CAST(i.hoogstens AS DECIMAL(18, 2)) AS hoogstens,
    i.toelichting,
    i.status,
    i.bron,
    i.bron_id,
    i.blad,
    i.cel
FROM staging.indicator AS i
