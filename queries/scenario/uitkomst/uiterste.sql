-- The ten gemeenten that gain most and the ten that lose most per inhabitant. Grain: uitkeringsjaar, kant, gm_code.
-- Without money for a whole region, which is no money per own inhabitant (verschil_eigen_eur). kant: voordeel, nadeel. Only who gains can be among the gainers. Equal amounts by ascending CBS code.
WITH eigen AS (
    SELECT g.*, g.verschil_eur - g.verschil_regionaal_eur AS verschil_eigen_eur
    FROM scenario.gemeente AS g
)
SELECT
    g.uitkeringsjaar,
    CASE WHEN g.verschil_eigen_eur > 0 THEN 'voordeel' ELSE 'nadeel' END AS kant,
    row_number() OVER (
        PARTITION BY g.uitkeringsjaar, g.verschil_eigen_eur > 0
        ORDER BY (abs(g.verschil_eigen_eur) * 1000000000) // nullif(g.inwoners, 0) DESC NULLS LAST, g.gm_code ASC
    ) AS rang,
    g.gm_code,
    g.naam,
    g.inwoners,
    g.basis_eur,
    g.scenario_eur,
    g.verschil_eur,
    g.verschil_eur_per_inwoner,
    g.scenario_ingroei_eur - g.basis_ingroei_eur AS verschil_ingroei_eur,
    g.verschil_eigen_eur
FROM eigen AS g
WHERE g.verschil_eigen_eur <> 0
QUALIFY rang <= 10
