-- Both ends of a bridge, for one gemeente or ($gm NULL) for all together. Grain: one row; gemeenten is 0 when $gm is not
-- in it. Unit: whole euro. Parameters: $van, $naar, $jaar, $gm.
SELECT
    count(*) AS gemeenten,
    any_value(v.naam) AS naam_van,
    any_value(n.naam) AS naam_naar,
    CASE WHEN $gm IS NOT NULL THEN (SELECT g.naam FROM mart.gemeente_naam AS g WHERE g.gm_code = $gm) END AS gemeente,
    CAST(sum(t.oud_eur) AS BIGINT) AS oud_eur,
    CAST(sum(t.nieuw_eur) AS BIGINT) AS nieuw_eur,
    CAST(sum(t.verschil_eur) AS BIGINT) AS verschil_eur,
    CASE WHEN $gm IS NOT NULL THEN any_value(t.verschil_per_inwoner_eur) END AS verschil_per_inwoner_eur,
    CASE WHEN $gm IS NOT NULL THEN any_value(t.inwoners_jaar) END AS inwoners_jaar,
    CASE WHEN $gm IS NOT NULL THEN any_value(t.toelichting) END AS toelichting
FROM mart.brug_totaal AS t
INNER JOIN mart.circulaire AS v ON v.circulaire = t.circulaire_van AND v.uitkeringsjaar = t.uitkeringsjaar
INNER JOIN mart.circulaire AS n ON n.circulaire = t.circulaire_naar AND n.uitkeringsjaar = t.uitkeringsjaar
WHERE
    t.circulaire_van = $van
    AND t.circulaire_naar = $naar
    AND t.uitkeringsjaar = $jaar
    AND ($gm IS NULL OR t.gm_code = $gm)
