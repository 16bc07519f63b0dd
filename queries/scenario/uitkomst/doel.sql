-- The goals nationally: what the envelope gives them, what of it reaches gemeenten, and the capacity that buys.
-- Grain: uitkeringsjaar, doel. Units: whole euro; price in euro per unit; capacity in column eenheid, two decimals. Before
-- any ingroei, which moves nothing between goals. A line with a key is divided wholly (rule toewijzing_ongelijk_envelop).
WITH
regel AS (
    SELECT b.uitkeringsjaar, b.doel, b.sleutel <> 'geen' AS is_verdeeld, b.bedrag_eur AS basis_eur, 0 AS scenario_eur
    FROM basis.regel AS b
    UNION ALL BY NAME
    SELECT s.uitkeringsjaar, s.doel, s.sleutel <> 'geen' AS is_verdeeld, 0 AS basis_eur, s.bedrag_eur AS scenario_eur
    FROM scenario.regel AS s
),
som AS (
    SELECT
        r.uitkeringsjaar,
        r.doel,
        CAST(sum(r.basis_eur) AS BIGINT) AS basis_eur,
        CAST(sum(r.scenario_eur) AS BIGINT) AS scenario_eur,
        CAST(coalesce(sum(r.basis_eur) FILTER (WHERE r.is_verdeeld), 0) AS BIGINT) AS basis_verdeeld_eur,
        CAST(coalesce(sum(r.scenario_eur) FILTER (WHERE r.is_verdeeld), 0) AS BIGINT) AS scenario_verdeeld_eur
    FROM regel AS r
    GROUP BY r.uitkeringsjaar, r.doel
)
SELECT
    s.uitkeringsjaar,
    s.doel,
    x.naam,
    s.basis_eur,
    s.scenario_eur,
    s.scenario_eur - s.basis_eur AS verschil_eur,
    s.basis_verdeeld_eur,
    s.scenario_verdeeld_eur,
    bp.prijs_eur AS basis_prijs_eur,
    sp.prijs_eur AS scenario_prijs_eur,
    sp.eenheid,
    per_stuk(s.basis_verdeeld_eur * 100, bp.prijs_cent) AS basis_capaciteit,
    per_stuk(s.scenario_verdeeld_eur * 100, sp.prijs_cent) AS scenario_capaciteit,
    honderdsten(
        per_stuk_honderdsten(s.scenario_verdeeld_eur * 100, sp.prijs_cent) - per_stuk_honderdsten(s.basis_verdeeld_eur * 100, bp.prijs_cent)
    ) AS verschil_capaciteit
FROM som AS s
LEFT JOIN staging.doel AS x USING (doel)
LEFT JOIN basis.prijs AS bp USING (doel)
LEFT JOIN scenario.prijs AS sp USING (doel)
ORDER BY s.uitkeringsjaar, x.volgorde
