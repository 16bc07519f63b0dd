-- Every return of one gemeente with its remarks, the latest first. Grain: peildatum, doel, indicator. Unit: eenheid; whole
-- euro for besteed_eur. Parameters: $gm, $met_voorbeeld.
SELECT
    o.peildatum,
    o.gm_code,
    d.naam AS doel_naam,
    o.doel,
    o.indicator,
    o.eenheid,
    o.waarde,
    o.besteed_eur,
    o.reden,
    o.status,
    o.toelichting,
    o.document,
    o.cel
FROM mart.opgave AS o
INNER JOIN mart.doel AS d USING (doel)
WHERE o.gm_code = $gm AND ($met_voorbeeld OR o.status <> 'voorbeeld')
ORDER BY o.peildatum DESC, d.volgorde, o.indicator
