-- Every gemeente in a bridge: both totals, the change, the sum of its parts and the part that drives it.
-- Grain: gm_code. Unit: whole euro, and euro per inhabitant (without herindeling). Parameters: $van, $naar, $jaar.
-- The driver is the largest single part (one maatstaf, tarief or line) in the direction of the change; NULL without change.
WITH
deel AS (
    SELECT b.gm_code, b.component, b.detail, b.bedrag_eur
    FROM mart.brug AS b
    WHERE b.circulaire_van = $van AND b.circulaire_naar = $naar AND b.uitkeringsjaar = $jaar
),
som AS (
    SELECT d.gm_code, CAST(sum(d.bedrag_eur) AS BIGINT) AS delen_eur
    FROM deel AS d
    GROUP BY d.gm_code
),
totaal AS (
    SELECT t.gm_code, t.oud_eur, t.oud_nieuwe_indeling_eur, t.nieuw_eur, t.verschil_eur, t.inwoners, t.inwoners_jaar, t.verschil_per_inwoner_eur, t.toelichting
    FROM mart.brug_totaal AS t
    WHERE t.circulaire_van = $van AND t.circulaire_naar = $naar AND t.uitkeringsjaar = $jaar
),
oorzaak AS (
    SELECT d.gm_code, d.component, d.detail, d.bedrag_eur
    FROM deel AS d
    INNER JOIN totaal AS t ON t.gm_code = d.gm_code
    WHERE d.component <> 'afronding' AND sign(d.bedrag_eur) = sign(t.verschil_eur)
    QUALIFY row_number() OVER (PARTITION BY d.gm_code ORDER BY abs(d.bedrag_eur) DESC, d.component, d.detail) = 1
),
naam AS (
    SELECT g.gm_code, arg_max(g.naam, g.indeling_jaar) AS naam, arg_max(g.naam_sorteer, g.indeling_jaar) AS naam_sorteer, arg_max(g.provincie, g.indeling_jaar) AS provincie
    FROM kern.gemeente AS g
    GROUP BY g.gm_code
)
SELECT
    t.gm_code,
    n.naam,
    n.naam_sorteer,
    n.provincie,
    t.inwoners,
    t.inwoners_jaar,
    t.oud_eur,
    t.nieuw_eur,
    t.verschil_eur,
    t.verschil_per_inwoner_eur,
    t.toelichting,
    s.delen_eur,
    o.component,
    o.detail,
    CASE
        WHEN m.code IS NULL THEN o.detail
        ELSE m.naam || CASE WHEN o.component = 'ozb' THEN ' (' || split_part(o.detail, ' ', -1) || ')' ELSE '' END
    END AS oorzaak,
    o.bedrag_eur AS oorzaak_eur
FROM totaal AS t
INNER JOIN naam AS n ON n.gm_code = t.gm_code
LEFT JOIN som AS s ON s.gm_code = t.gm_code
LEFT JOIN oorzaak AS o ON o.gm_code = t.gm_code
LEFT JOIN staging.maatstaf AS m
    ON
        o.component IN ('bedragen per eenheid', 'volumes', 'ozb')
        AND m.code = CASE WHEN o.component = 'ozb' THEN regexp_replace(o.detail, ' (tarief|volume)$', '') ELSE o.detail END
ORDER BY t.verschil_per_inwoner_eur DESC NULLS LAST, t.gm_code
