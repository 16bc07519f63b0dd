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
    CASE
        WHEN m.code IS NULL THEN d.detail
        ELSE m.naam || CASE WHEN d.component = 'ozb' THEN ' (' || split_part(d.detail, ' ', -1) || ')' ELSE '' END
    END AS naam,
    d.bedrag_eur,
    CAST(sum(d.bedrag_eur) OVER (PARTITION BY d.component) AS BIGINT) AS component_eur,
    d.toelichting
FROM deel AS d
LEFT JOIN staging.maatstaf AS m
    ON
        d.component IN ('bedragen per eenheid', 'volumes', 'ozb')
        AND m.code = CASE WHEN d.component = 'ozb' THEN regexp_replace(d.detail, ' (tarief|volume)$', '') ELSE d.detail END
ORDER BY d.component = 'afronding', abs(component_eur) DESC, d.component, abs(d.bedrag_eur) DESC, d.detail
