-- What each gemeente gets in all: basis, scenario (both after their ingroei, if there is one) and difference.
-- Grain: uitkeringsjaar, gm_code; every gemeente of the indeling, also one that gets nothing. Unit: whole euro; euro per
-- inhabitant with two decimals, halves away from zero, without *_regionaal_eur: what is for a whole region.
WITH
verandering AS (
    SELECT
        d.uitkeringsjaar,
        d.gm_code,
        CAST(sum(d.verschil_eur) AS BIGINT) AS verschil_eur,
        CAST(coalesce(sum(d.verschil_eur) FILTER (WHERE r.doel IS NOT NULL), 0) AS BIGINT) AS verschil_regionaal_eur
    FROM scenario.gemeente_doel AS d
    LEFT JOIN sessie.regionaal AS r USING (uitkeringsjaar, doel)
    GROUP BY d.uitkeringsjaar, d.gm_code
),
stand AS (
    SELECT
        b.*,
        b.voor_ingroei_eur + b.ingroei_eur AS basis_eur,
        b.voor_ingroei_eur + coalesce(v.verschil_eur, 0) + coalesce(i.ingroei_eur, 0) AS scenario_eur,
        b.regionaal_eur AS basis_regionaal_eur,
        coalesce(v.verschil_regionaal_eur, 0) AS verschil_regionaal_eur,
        b.ingroei_eur AS basis_ingroei_eur,
        coalesce(i.ingroei_eur, 0) AS scenario_ingroei_eur
    FROM basis.gemeente AS b
    LEFT JOIN verandering AS v USING (uitkeringsjaar, gm_code)
    LEFT JOIN scenario.ingroei AS i USING (uitkeringsjaar, gm_code)
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
    per_stuk(s.scenario_eur - s.basis_eur - s.verschil_regionaal_eur, s.inwoners) AS verschil_eur_per_inwoner,
    s.basis_ingroei_eur,
    s.scenario_ingroei_eur,
    s.basis_regionaal_eur,
    s.verschil_regionaal_eur,
    s.naam_sorteer
FROM stand AS s
ORDER BY s.uitkeringsjaar, s.naam_sorteer, s.gm_code
