-- The parts of a bridge, the largest component first and within it the largest detail, for one gemeente or ($gm NULL) for
-- all together. Grain: component, detail. Unit: whole euro. Parameters: $van, $naar, $jaar, $gm.
WITH deel AS (
    SELECT b.component, b.detail, CAST(sum(b.bedrag_eur) AS BIGINT) AS bedrag_eur, max(b.toelichting) AS toelichting
    FROM mart.brug AS b
    WHERE
        b.circulaire_van = $van
        AND b.circulaire_naar = $naar
        AND b.uitkeringsjaar = $jaar
        AND ($gm IS NULL OR b.gm_code = $gm)
    GROUP BY b.component, b.detail
)
SELECT
    d.component,
    d.detail,
    brugdeel_naam(d.component, d.detail, m.naam) AS naam,
    d.bedrag_eur,
    CAST(sum(d.bedrag_eur) OVER (PARTITION BY d.component) AS BIGINT) AS component_eur,
    d.toelichting
FROM deel AS d
LEFT JOIN mart.maatstaf AS m ON m.code = brugdeel_maatstaf(d.component, d.detail)
ORDER BY d.component = 'afronding', abs(component_eur) DESC, d.component, abs(d.bedrag_eur) DESC, d.detail
