-- What each gemeente gets of the goals that the scenario touches: basis, scenario and difference, in money and in capacity.
-- Grain: uitkeringsjaar, gm_code, doel, for every goal and year of which a scenario changes a line or the price
-- (staging.geraakt); elsewhere nothing differs. Units: whole euro; euro per inhabitant and capacity (column eenheid) with two decimals, halves away from zero.
-- Money for a whole region has no amount per own inhabitant. Each side at its own price, so a price alone changes the capacity. Before any ingroei, which holds for the total of a
-- gemeente and not for a goal.
WITH
som AS (
    SELECT b.uitkeringsjaar, b.gm_code, b.doel, b.bedrag_eur AS basis_eur, 0 AS scenario_eur
    FROM basis.toewijzing AS b
    SEMI JOIN staging.geraakt AS g USING (uitkeringsjaar, doel)
    UNION ALL BY NAME
    SELECT s.uitkeringsjaar, s.gm_code, s.doel, 0 AS basis_eur, s.bedrag_eur AS scenario_eur
    FROM scenario.toewijzing AS s
    SEMI JOIN staging.geraakt AS g USING (uitkeringsjaar, doel)
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
)
SELECT
    d.uitkeringsjaar,
    d.gm_code,
    d.doel,
    d.basis_eur,
    d.scenario_eur,
    d.verschil_eur,
    CASE WHEN r.doel IS NULL THEN per_stuk(d.verschil_eur, k.inwoners) END AS verschil_eur_per_inwoner,
    sp.eenheid,
    per_stuk(d.basis_eur * 100, bp.prijs_cent) AS basis_capaciteit,
    per_stuk(d.scenario_eur * 100, sp.prijs_cent) AS scenario_capaciteit,
    honderdsten(
        per_stuk_honderdsten(d.scenario_eur * 100, sp.prijs_cent) - per_stuk_honderdsten(d.basis_eur * 100, bp.prijs_cent)
    ) AS verschil_capaciteit
FROM per_doel AS d
INNER JOIN sessie.kenmerk AS k USING (uitkeringsjaar, gm_code)
LEFT JOIN basis.prijs AS bp USING (doel)
LEFT JOIN scenario.prijs AS sp USING (doel)
LEFT JOIN sessie.regionaal AS r ON r.uitkeringsjaar = d.uitkeringsjaar AND r.doel = d.doel
ORDER BY d.uitkeringsjaar, d.gm_code, d.doel
