-- Which gemeente of an indeling a gemeente of an earlier indeling belongs to; whole mergers only, a split has no answer here.
-- Grain: peildatum_van, peildatum_naar, gm_code_van. Source: kern.hercodering.
SELECT h.peildatum_van, h.peildatum_naar, h.gm_code_van, h.gm_code
FROM kern.hercodering AS h
