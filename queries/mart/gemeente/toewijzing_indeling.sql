-- mart.toewijzing in every indeling from the year of its own indeling onward, so that years can be put side by side.
-- Grain: indeling_jaar, uitkeringsjaar, doel, vorm, gm_code. Unit: whole euro; totals are those of mart.toewijzing.
-- reden: set where a split has no declared shares; the amount then stands under the old code, which that indeling lacks.
-- Sums only: a rate or an amount per head is computed from these, never averaged.
SELECT
    d.indeling_jaar,
    t.uitkeringsjaar,
    t.doel,
    t.vorm,
    d.gm_code,
    CAST(sum(coalesce(s.bedrag, t.bedrag_eur)) AS BIGINT) AS bedrag_eur,
    zwakste(zwakste_van(t.status, d.splitsing_status)) AS status,
    count(*) AS aantal_delen,
    max(d.reden) AS reden
FROM mart.toewijzing AS t
INNER JOIN staging.jaar AS j USING (uitkeringsjaar)
INNER JOIN kern.hercodering_deel AS d ON d.peildatum_van = j.indeling_peildatum AND d.gm_code_van = t.gm_code
LEFT JOIN mart.indeling_splitsing AS s
    ON s.soort = 'toewijzing' AND s.uitkeringsjaar = t.uitkeringsjaar AND s.doel = t.doel AND s.vorm = t.vorm
    AND s.indeling_jaar = d.indeling_jaar AND s.gm_code_van = d.gm_code_van AND s.gm_code = d.gm_code
GROUP BY d.indeling_jaar, t.uitkeringsjaar, t.doel, t.vorm, d.gm_code
