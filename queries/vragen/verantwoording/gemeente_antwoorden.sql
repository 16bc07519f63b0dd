-- What one gemeente is asked beside the leading figures, and what it answered. Grain: doel, indicator. Unit: column eenheid.
-- Parameters: $jaar, $gm, $met_voorbeeld (FALSE: made-up answers count as not given). A question for a centrumgemeente is asked of
-- no other. Not answered: waarde and tekst empty, with the reason.
WITH antwoord AS (
    SELECT a.*
    FROM mart.antwoord AS a
    WHERE a.jaar = $jaar AND a.gm_code = $gm AND ($met_voorbeeld OR a.status <> 'voorbeeld')
    QUALIFY row_number() OVER (PARTITION BY a.doel, a.indicator ORDER BY a.peildatum DESC) = 1
)
SELECT
    d.volgorde AS doel_volgorde,
    d.doel,
    d.naam AS doel_naam,
    i.volgorde,
    i.indicator,
    i.vraag,
    i.eenheid,
    i.soort,
    i.wie,
    i.toelichting AS vraag_toelichting,
    a.peildatum,
    a.waarde,
    a.tekst,
    CASE WHEN a.waarde IS NULL AND a.tekst IS NULL THEN coalesce(a.reden, 'nog geen opgave') END AS reden,
    a.status,
    a.toelichting,
    a.document,
    a.cel
FROM mart.indicator AS i
INNER JOIN mart.doel AS d USING (doel)
LEFT JOIN mart.regio_gemeente AS r ON r.uitkeringsjaar = $jaar AND r.gm_code = $gm
LEFT JOIN antwoord AS a ON a.doel = i.doel AND a.indicator = i.indicator
WHERE NOT i.is_leidend AND (i.wie = 'gemeente' OR coalesce(r.is_centrum, FALSE) OR a.indicator IS NOT NULL)
ORDER BY d.volgorde, i.volgorde
