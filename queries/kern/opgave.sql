-- Capacity returns as given. Grain: peildatum, gm_code, indicator. A missing value carries its reason.
-- Unit: that of the indicator (fte, locatie); besteed_eur in whole euro. Source: staging.opgave (opgaven/*.xlsx).
SELECT
    o.peildatum,
    o.gm_code,
    o.doel,
    o.indicator,
    o.eenheid,
    CAST(o.waarde AS DECIMAL(18, 2)) AS waarde,
    o.besteed_eur,
    CASE WHEN o.waarde IS NULL THEN coalesce(o.reden, 'niet opgegeven') END AS reden,
    o.status,
    o.toelichting,
    o.bron_id,
    o.blad,
    o.cel
FROM staging.opgave AS o
