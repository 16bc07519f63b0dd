-- The capacity returns that count, without made-up ones. Grain: peildatum, gm_code, doel, indicator. Unit: column eenheid; whole euro.
SELECT
    o.jaar,
    o.peildatum,
    o.gm_code,
    o.doel,
    o.indicator,
    o.eenheid,
    o.waarde,
    o.besteed_eur,
    o.reden,
    o.status,
    o.toelichting,
    o.document,
    o.bron_id,
    o.blad,
    o.cel
FROM mart.opgave AS o
WHERE coalesce(o.status, '') <> 'voorbeeld'
