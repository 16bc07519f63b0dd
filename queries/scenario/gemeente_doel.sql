-- What each gemeente gets per goal: basis, scenario and difference, in money and in capacity.
-- Grain: uitkeringsjaar, gm_code, doel. Units: whole euro; euro per inhabitant and capacity (column eenheid) with two
-- decimals, halves away from zero. Each side at its own price, so a price alone changes the capacity. Before any ingroei,
-- which holds for the total of a gemeente and not for a goal.
WITH
som AS (
    SELECT b.uitkeringsjaar, b.gm_code, b.doel, b.bedrag_eur AS basis_eur, 0 AS scenario_eur
    FROM basis.toewijzing AS b
    UNION ALL
    SELECT s.uitkeringsjaar, s.gm_code, s.doel, 0 AS basis_eur, s.bedrag_eur AS scenario_eur
    FROM scenario.toewijzing AS s
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
met_prijs AS (
    SELECT
        d.uitkeringsjaar,
        d.gm_code,
        d.doel,
        d.basis_eur,
        d.scenario_eur,
        d.verschil_eur,
        k.inwoners,
        sp.eenheid,
        bp.prijs_cent AS basis_prijs_cent,
        sp.prijs_cent AS scenario_prijs_cent
    FROM per_doel AS d
    INNER JOIN sessie.kenmerk AS k ON k.uitkeringsjaar = d.uitkeringsjaar AND k.gm_code = d.gm_code
    LEFT JOIN basis.prijs AS bp ON bp.doel = d.doel
    LEFT JOIN scenario.prijs AS sp ON sp.doel = d.doel
)
SELECT
    p.uitkeringsjaar,
    p.gm_code,
    p.doel,
    p.basis_eur,
    p.scenario_eur,
    p.verschil_eur,
    CAST(
        CAST(sign(p.verschil_eur) * ((abs(p.verschil_eur) * 200 + p.inwoners) // nullif(2 * p.inwoners, 0)) AS DECIMAL(16, 0)) * 0.01
        AS DECIMAL(18, 2)
    ) AS verschil_eur_per_inwoner,
    p.eenheid,
    CAST(CAST((p.basis_eur * 20000 + p.basis_prijs_cent) // (2 * p.basis_prijs_cent) AS DECIMAL(16, 0)) * 0.01 AS DECIMAL(18, 2)) AS basis_capaciteit,
    CAST(CAST((p.scenario_eur * 20000 + p.scenario_prijs_cent) // (2 * p.scenario_prijs_cent) AS DECIMAL(16, 0)) * 0.01 AS DECIMAL(18, 2)) AS scenario_capaciteit,
    CAST(
        (
            CAST((p.scenario_eur * 20000 + p.scenario_prijs_cent) // (2 * p.scenario_prijs_cent) AS DECIMAL(16, 0))
            - CAST((p.basis_eur * 20000 + p.basis_prijs_cent) // (2 * p.basis_prijs_cent) AS DECIMAL(16, 0))
        ) * 0.01
        AS DECIMAL(18, 2)
    ) AS verschil_capaciteit
FROM met_prijs AS p
