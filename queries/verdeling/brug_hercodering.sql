-- Which gemeente of the later vintage takes over the figures of a gemeente of the earlier one.
-- Grain: circulaire_van, circulaire_naar, uitkeringsjaar, gm_code_van. Cardinality: many to one.
-- gm_code is NULL when the later vintage has no whole successor (a split): those figures are not carried over.
WITH gemeente AS (
    SELECT DISTINCT v.circulaire, v.uitkeringsjaar, v.gm_code
    FROM kern.volume AS v
)
SELECT p.circulaire_van, p.circulaire_naar, p.uitkeringsjaar, g.gm_code AS gm_code_van, n.gm_code
FROM verdeling.brug_paar AS p
INNER JOIN gemeente AS g ON g.circulaire = p.circulaire_van AND g.uitkeringsjaar = p.uitkeringsjaar
LEFT JOIN kern.hercodering AS h
    ON h.peildatum_van = p.peildatum_van AND h.peildatum_naar = p.peildatum_naar AND h.gm_code_van = g.gm_code
LEFT JOIN gemeente AS n
    ON n.circulaire = p.circulaire_naar AND n.uitkeringsjaar = p.uitkeringsjaar AND n.gm_code = coalesce(h.gm_code, g.gm_code)
