-- The answers of mart.antwoord that add up over gemeenten: amounts, hours, counts and fte, not an average or a quotient.
-- Grain: peildatum, gm_code, doel, indicator. Unit: that of the question.
SELECT a.peildatum, a.gm_code, a.doel, a.indicator, a.eenheid, a.waarde, a.status
FROM mart.antwoord AS a
WHERE a.soort IN ('bedrag', 'uren', 'aantal', 'fte')
