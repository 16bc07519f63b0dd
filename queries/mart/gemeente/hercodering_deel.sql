-- What becomes of a gemeente in a later indeling, with the share that each successor takes. Unit: teller / noemer.
-- Grain: peildatum_van, indeling_jaar, gm_code_van, gm_code. Source: kern.hercodering_deel.
SELECT
    d.peildatum_van,
    d.indeling_jaar,
    d.gm_code_van,
    d.gm_code,
    d.teller,
    d.noemer,
    d.splitsing_status,
    d.reden
FROM kern.hercodering_deel AS d
