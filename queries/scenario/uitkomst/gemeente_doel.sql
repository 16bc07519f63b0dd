-- What each gemeente gets of the goals that the scenario touches: basis, scenario and difference, in money and in capacity.
-- Grain: uitkeringsjaar, gm_code, doel, for every goal and year of which a scenario changes a line or the price
-- (staging.geraakt); elsewhere nothing differs. Units: whole euro; euro per inhabitant and capacity (column eenheid) with two decimals, halves away from zero.
-- Each side at its own price, so a price alone changes the capacity. Before any ingroei, which holds for the total of a
-- gemeente and not for a goal.
WITH
som AS (
    SELECT b.uitkeringsjaar, b.gm_code, b.doel, b.bedrag_eur AS basis_eur, 0 AS scenario_eur
    FROM basis.toewijzing AS b
    SEMI JOIN staging.geraakt AS g ON g.uitkeringsjaar = b.uitkeringsjaar AND g.doel = b.doel
    UNION ALL
    SELECT s.uitkeringsjaar, s.gm_code, s.doel, 0 AS basis_eur, s.bedrag_eur AS scenario_eur
    FROM scenario.toewijzing AS s
    SEMI JOIN staging.geraakt AS g ON g.uitkeringsjaar = s.uitkeringsjaar AND g.doel = s.doel
),
per_doel AS (
    SELECT
        x.uitkeringsjaar,
        x.gm_code,
        x.doel,
        CAST(sum(x.basis_eur) AS BIGINT) AS basis_eur,
        CAST(sum(x.scenario_eur) AS BIGINT) AS scenario_eur,
        CAST(sum(x.scenario_eur) - sum(x.basis_eur) AS BIGINT) AS verschil_eur
    FROM som AS x
    GROUP BY x.uitkeringsjaar, x.gm_code, x.doel
),
honderdste AS (
    SELECT
        d.uitkeringsjaar,
        d.gm_code,
        d.doel,
        d.basis_eur,
        d.scenario_eur,
        d.verschil_eur,
        sp.eenheid,
        sign(d.verschil_eur) * ((abs(d.verschil_eur) * 200 + k.inwoners) // nullif(2 * k.inwoners, 0)) AS per_inwoner,
        (d.basis_eur * 20000 + bp.prijs_cent) // (2 * bp.prijs_cent) AS basis_capaciteit,
        (d.scenario_eur * 20000 + sp.prijs_cent) // (2 * sp.prijs_cent) AS scenario_capaciteit
    FROM per_doel AS d
    INNER JOIN sessie.kenmerk AS k USING (uitkeringsjaar, gm_code)
    LEFT JOIN basis.prijs AS bp USING (doel)
    LEFT JOIN scenario.prijs AS sp USING (doel)
)
SELECT
    h.uitkeringsjaar,
    h.gm_code,
    h.doel,
    h.basis_eur,
    h.scenario_eur,
    h.verschil_eur,
    CAST(CAST(h.per_inwoner AS DECIMAL(16, 0)) * 0.01 AS DECIMAL(18, 2)) AS verschil_eur_per_inwoner,
    h.eenheid,
    CAST(CAST(h.basis_capaciteit AS DECIMAL(16, 0)) * 0.01 AS DECIMAL(18, 2)) AS basis_capaciteit,
    CAST(CAST(h.scenario_capaciteit AS DECIMAL(16, 0)) * 0.01 AS DECIMAL(18, 2)) AS scenario_capaciteit,
    CAST(CAST(h.scenario_capaciteit - h.basis_capaciteit AS DECIMAL(16, 0)) * 0.01 AS DECIMAL(18, 2)) AS verschil_capaciteit
FROM honderdste AS h
ORDER BY h.uitkeringsjaar, h.gm_code, h.doel
