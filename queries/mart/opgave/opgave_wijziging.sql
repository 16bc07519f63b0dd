-- What a resubmitted return changed, per line. Grain: peildatum, gm_code, doel, indicator, volgnummer.
-- Only lines that differ from the return before them. Unit: that of the indicator; besteed in whole euro.
WITH reeks AS (
    SELECT
        o.peildatum,
        o.gm_code,
        o.doel,
        o.indicator,
        o.volgnummer,
        lag(o.volgnummer) OVER w AS vorig_volgnummer,
        lag(o.waarde) OVER w AS waarde_oud,
        o.waarde AS waarde_nieuw,
        lag(o.besteed_eur) OVER w AS besteed_oud_eur,
        o.besteed_eur AS besteed_nieuw_eur,
        lag(o.reden) OVER w AS reden_oud,
        o.reden AS reden_nieuw,
        lag(o.toelichting) OVER w AS toelichting_oud,
        o.toelichting AS toelichting_nieuw,
        o.bron_id,
        o.blad,
        o.cel
    FROM kern.opgave_versie AS o
    WHERE o.volgnummer > 0
    WINDOW w AS (PARTITION BY o.peildatum, o.gm_code, o.doel, o.indicator ORDER BY o.volgnummer)
)
SELECT
    r.peildatum,
    r.gm_code,
    r.doel,
    r.indicator,
    r.volgnummer,
    r.vorig_volgnummer,
    r.waarde_oud,
    r.waarde_nieuw,
    r.besteed_oud_eur,
    r.besteed_nieuw_eur,
    r.reden_oud,
    r.reden_nieuw,
    r.toelichting_oud,
    r.toelichting_nieuw,
    r.bron_id,
    r.blad,
    r.cel
FROM reeks AS r
WHERE
    r.vorig_volgnummer IS NOT NULL
    AND (
        r.waarde_oud IS DISTINCT FROM r.waarde_nieuw
        OR r.besteed_oud_eur IS DISTINCT FROM r.besteed_nieuw_eur
        OR r.reden_oud IS DISTINCT FROM r.reden_nieuw
        OR r.toelichting_oud IS DISTINCT FROM r.toelichting_nieuw
    )
