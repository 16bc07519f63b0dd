-- What each gemeente gets in all: basis, scenario (after the ingroei, if there is one) and difference.
-- Grain: uitkeringsjaar, gm_code; every gemeente of the indeling, also one that gets nothing. Unit: whole euro; euro per
-- inhabitant with two decimals, halves away from zero.
WITH
per_gemeente AS (
    SELECT
        d.uitkeringsjaar,
        d.gm_code,
        CAST(sum(d.basis_eur) AS BIGINT) AS basis_eur,
        CAST(sum(d.scenario_eur) AS BIGINT) AS scenario_eur
    FROM scenario.gemeente_doel AS d
    GROUP BY d.uitkeringsjaar, d.gm_code
),
stand AS (
    SELECT
        k.uitkeringsjaar,
        k.gm_code,
        k.naam,
        k.naam_sorteer,
        k.provincie,
        k.grootteklasse,
        k.centrumfunctie,
        k.inwoners,
        coalesce(p.basis_eur, 0) + coalesce(bi.ingroei_eur, 0) AS basis_eur,
        coalesce(p.scenario_eur, 0) + coalesce(si.ingroei_eur, 0) AS scenario_eur,
        coalesce(bi.ingroei_eur, 0) AS basis_ingroei_eur,
        coalesce(si.ingroei_eur, 0) AS scenario_ingroei_eur
    FROM sessie.kenmerk AS k
    LEFT JOIN per_gemeente AS p ON p.uitkeringsjaar = k.uitkeringsjaar AND p.gm_code = k.gm_code
    LEFT JOIN basis.ingroei AS bi ON bi.uitkeringsjaar = k.uitkeringsjaar AND bi.gm_code = k.gm_code
    LEFT JOIN scenario.ingroei AS si ON si.uitkeringsjaar = k.uitkeringsjaar AND si.gm_code = k.gm_code
)
SELECT
    s.uitkeringsjaar,
    s.gm_code,
    s.naam,
    s.provincie,
    s.grootteklasse,
    s.centrumfunctie,
    s.inwoners,
    s.basis_eur,
    s.scenario_eur,
    s.scenario_eur - s.basis_eur AS verschil_eur,
    CAST(
        CAST(
            sign(s.scenario_eur - s.basis_eur) * ((abs(s.scenario_eur - s.basis_eur) * 200 + s.inwoners) // nullif(2 * s.inwoners, 0))
            AS DECIMAL(16, 0)
        ) * 0.01
        AS DECIMAL(18, 2)
    ) AS verschil_eur_per_inwoner,
    s.basis_ingroei_eur,
    s.scenario_ingroei_eur,
    s.naam_sorteer
FROM stand AS s
ORDER BY s.uitkeringsjaar, s.naam_sorteer, s.gm_code
