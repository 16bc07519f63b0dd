-- The capacity returns that count, as given. Grain: peildatum, gm_code, doel, indicator. Unit: column eenheid; whole euro.
-- A missing value carries its reason. mart.capaciteit has them beside who gave none and beside what Iv3 says.
SELECT
    year(o.peildatum) AS jaar,
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
    d.document,
    o.bron_id,
    o.blad,
    o.cel
FROM kern.opgave AS o
LEFT JOIN mart.document AS d USING (bron_id)
