-- Algemene uitkering and the S/IU/DU/artikel 12 lines of every vintage, in every indeling from its own year onward.
-- Grain: indeling_jaar, circulaire, uitkeringsjaar, gm_code. Unit: euro, two decimals; totals are those of the vintage.
-- reden: set where a split has no declared shares; the amounts then stand under the old code, which that indeling lacks.
-- Sums only: a rate or an amount per head is computed from these, never averaged.
WITH
regels AS (
    SELECT u.circulaire, u.uitkeringsjaar, u.gm_code, sum(u.bedrag_eur) AS bedrag_eur
    FROM mart.uitkering AS u
    GROUP BY u.circulaire, u.uitkeringsjaar, u.gm_code
),
betaling AS (
    SELECT
        a.circulaire,
        a.uitkeringsjaar,
        a.gm_code,
        c.indeling_peildatum,
        a.algemene_uitkering_eur,
        CAST(coalesce(r.bedrag_eur, 0) AS DECIMAL(18, 2)) AS overige_uitkeringen_eur
    FROM mart.algemene_uitkering AS a
    INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
    LEFT JOIN regels AS r USING (circulaire, uitkeringsjaar, gm_code)
)
SELECT
    d.indeling_jaar,
    b.circulaire,
    b.uitkeringsjaar,
    d.gm_code,
    CAST(sum(coalesce(CAST(sa.bedrag AS DECIMAL(18, 0)) * 0.01, b.algemene_uitkering_eur)) AS DECIMAL(18, 2)) AS algemene_uitkering_eur,
    CAST(sum(coalesce(CAST(so.bedrag AS DECIMAL(18, 0)) * 0.01, b.overige_uitkeringen_eur)) AS DECIMAL(18, 2)) AS overige_uitkeringen_eur,
    count(*) AS aantal_delen,
    zwakste_van('afgeleid', zwakste(d.splitsing_status)) AS status,
    max(d.reden) AS reden
FROM betaling AS b
INNER JOIN kern.hercodering_deel AS d ON d.peildatum_van = b.indeling_peildatum AND d.gm_code_van = b.gm_code
LEFT JOIN mart.indeling_splitsing AS sa
    ON sa.soort = 'algemene_uitkering' AND sa.circulaire = b.circulaire AND sa.uitkeringsjaar = b.uitkeringsjaar
    AND sa.indeling_jaar = d.indeling_jaar AND sa.gm_code_van = d.gm_code_van AND sa.gm_code = d.gm_code
LEFT JOIN mart.indeling_splitsing AS so
    ON so.soort = 'overige_uitkeringen' AND so.circulaire = b.circulaire AND so.uitkeringsjaar = b.uitkeringsjaar
    AND so.indeling_jaar = d.indeling_jaar AND so.gm_code_van = d.gm_code_van AND so.gm_code = d.gm_code
GROUP BY d.indeling_jaar, b.circulaire, b.uitkeringsjaar, d.gm_code
