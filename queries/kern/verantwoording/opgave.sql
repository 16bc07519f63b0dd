-- Capacity returns that count: the latest of each. Grain: peildatum, gm_code, doel, indicator.
-- A missing value carries its reason. Source: kern.opgave_versie, where the earlier ones stay.
SELECT
    o.peildatum,
    o.gm_code,
    o.doel,
    o.indicator,
    o.eenheid,
    o.waarde,
    o.besteed_eur,
    o.reden,
    o.reden_besteed,
    o.status,
    o.toelichting,
    o.bron_id,
    o.blad,
    o.cel,
    o.volgnummer
FROM kern.opgave_versie AS o
WHERE o.is_laatste
