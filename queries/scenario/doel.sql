-- The goals nationally: what the envelope gives them, and what of it reaches gemeenten. Grain: uitkeringsjaar, doel.
-- Units: whole euro; price in euro per unit. Before any ingroei, which moves nothing between goals.
WITH
regel AS (
    SELECT b.uitkeringsjaar, b.doel, b.bedrag_eur AS basis_eur, 0 AS scenario_eur
    FROM basis.regel AS b
    UNION ALL
    SELECT s.uitkeringsjaar, s.doel, 0 AS basis_eur, s.bedrag_eur AS scenario_eur
    FROM scenario.regel AS s
),
envelop AS (
    SELECT
        r.uitkeringsjaar,
        r.doel,
        CAST(sum(r.basis_eur) AS BIGINT) AS basis_eur,
        CAST(sum(r.scenario_eur) AS BIGINT) AS scenario_eur
    FROM regel AS r
    GROUP BY r.uitkeringsjaar, r.doel
),
verdeeld AS (
    SELECT
        d.uitkeringsjaar,
        d.doel,
        CAST(sum(d.basis_eur) AS BIGINT) AS basis_eur,
        CAST(sum(d.scenario_eur) AS BIGINT) AS scenario_eur
    FROM scenario.gemeente_doel AS d
    GROUP BY d.uitkeringsjaar, d.doel
),
capaciteit AS (
    SELECT
        v.uitkeringsjaar,
        v.doel,
        sp.eenheid,
        bp.prijs_eur AS basis_prijs_eur,
        sp.prijs_eur AS scenario_prijs_eur,
        CAST((v.basis_eur * 20000 + bp.prijs_cent) // (2 * bp.prijs_cent) AS DECIMAL(16, 0)) * 0.01 AS basis_capaciteit,
        CAST((v.scenario_eur * 20000 + sp.prijs_cent) // (2 * sp.prijs_cent) AS DECIMAL(16, 0)) * 0.01 AS scenario_capaciteit
    FROM verdeeld AS v
    INNER JOIN basis.prijs AS bp ON bp.doel = v.doel
    INNER JOIN scenario.prijs AS sp ON sp.doel = v.doel
)
SELECT
    e.uitkeringsjaar,
    e.doel,
    x.naam,
    e.basis_eur,
    e.scenario_eur,
    e.scenario_eur - e.basis_eur AS verschil_eur,
    coalesce(v.basis_eur, 0) AS basis_verdeeld_eur,
    coalesce(v.scenario_eur, 0) AS scenario_verdeeld_eur,
    c.basis_prijs_eur,
    c.scenario_prijs_eur,
    c.eenheid,
    CAST(c.basis_capaciteit AS DECIMAL(18, 2)) AS basis_capaciteit,
    CAST(c.scenario_capaciteit AS DECIMAL(18, 2)) AS scenario_capaciteit,
    CAST(c.scenario_capaciteit - c.basis_capaciteit AS DECIMAL(18, 2)) AS verschil_capaciteit
FROM envelop AS e
LEFT JOIN verdeeld AS v ON v.uitkeringsjaar = e.uitkeringsjaar AND v.doel = e.doel
LEFT JOIN capaciteit AS c ON c.uitkeringsjaar = e.uitkeringsjaar AND c.doel = e.doel
LEFT JOIN staging.doel AS x ON x.doel = e.doel
ORDER BY e.uitkeringsjaar, x.volgorde
