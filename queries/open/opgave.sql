-- The capacity returns that count, without made-up ones: the columns of mart.opgave. Grain: peildatum, gm_code, doel, indicator.
-- Units: column eenheid; whole euro.
SELECT o.*
FROM mart.opgave AS o
WHERE coalesce(o.status, '') <> 'voorbeeld'
