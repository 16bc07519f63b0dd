-- Every capacity return as given, also those that a later one replaces. Grain: peildatum, gm_code, doel, indicator,
-- volgnummer, bron_id. volgnummer 0 is a workbook with a sheet Opgave; returns in the template have the number of their
-- receipt, and the latest counts. Unit: that of the indicator (fte, locatie); besteed_eur in whole euro.
SELECT
    o.peildatum,
    o.gm_code,
    o.doel,
    o.indicator,
    o.eenheid,
    CAST(o.waarde AS DECIMAL(18, 2)) AS waarde,
    o.besteed_eur,
    CASE WHEN o.waarde IS NULL THEN coalesce(o.reden, 'niet opgegeven') END AS reden,
    CASE WHEN o.besteed_eur IS NULL THEN coalesce(o.reden_besteed, 'niet opgegeven') END AS reden_besteed,
    o.status,
    o.toelichting,
    o.volgnummer,
    row_number() OVER (
        PARTITION BY o.peildatum, o.gm_code, o.doel, o.indicator ORDER BY o.volgnummer DESC, o.bron_id
    ) = 1 AS is_laatste,
    o.bron_id,
    o.blad,
    o.cel
FROM staging.opgave AS o
