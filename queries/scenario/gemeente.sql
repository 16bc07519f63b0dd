-- What each gemeente gets in all: basis, scenario (both after their ingroei, if there is one) and difference.
-- Grain: uitkeringsjaar, gm_code; every gemeente of the indeling, also one that gets nothing. Unit: whole euro; euro per
-- inhabitant with two decimals, halves away from zero.
WITH
verandering AS (
    SELECT d.uitkeringsjaar, d.gm_code, CAST(sum(d.verschil_eur) AS BIGINT) AS verschil_eur
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
        coalesce(t.bedrag_eur, 0) + coalesce(bi.ingroei_eur, 0) AS basis_eur,
        coalesce(t.bedrag_eur, 0) + coalesce(v.verschil_eur, 0) + coalesce(si.ingroei_eur, 0) AS scenario_eur,
        coalesce(bi.ingroei_eur, 0) AS basis_ingroei_eur,
        coalesce(si.ingroei_eur, 0) AS scenario_ingroei_eur
    FROM sessie.kenmerk AS k
    LEFT JOIN basis.totaal AS t ON t.uitkeringsjaar = k.uitkeringsjaar AND t.gm_code = k.gm_code
    LEFT JOIN verandering AS v ON v.uitkeringsjaar = k.uitkeringsjaar AND v.gm_code = k.gm_code
    LEFT JOIN basis.ingroei AS bi ON bi.uitkeringsjaar = k.uitkeringsjaar AND bi.gm_code = k.gm_code
    LEFT JOIN scenario.ingroei AS si ON si.uitkeringsjaar = k.uitkeringsjaar AND si.gm_code = k.gm_code
),
met_verschil AS (
    SELECT s.*, s.scenario_eur - s.basis_eur AS verschil_eur
    FROM stand AS s
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
    s.verschil_eur,
    CAST(
        CAST(sign(s.verschil_eur) * ((abs(s.verschil_eur) * 200 + s.inwoners) // nullif(2 * s.inwoners, 0)) AS DECIMAL(16, 0)) * 0.01
        AS DECIMAL(18, 2)
    ) AS verschil_eur_per_inwoner,
    s.basis_ingroei_eur,
    s.scenario_ingroei_eur,
    s.naam_sorteer
FROM met_verschil AS s
ORDER BY s.uitkeringsjaar, s.naam_sorteer, s.gm_code
