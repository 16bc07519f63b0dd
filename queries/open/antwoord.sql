-- What gemeenten answered beside the leading figure, without made-up answers: the columns of mart.antwoord. Grain: peildatum, gm_code,
-- doel, indicator. Units: column eenheid.
SELECT a.*
FROM mart.antwoord AS a
WHERE a.status <> 'voorbeeld'
