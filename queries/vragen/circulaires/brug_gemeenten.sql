-- Every gemeente in a bridge: both totals, the change, the sum of its parts and the part that drives it.
-- Grain: gm_code. Unit: whole euro, and euro per inhabitant (without herindeling). Parameters: $van, $naar, $jaar.
-- schijn_regels names those lines with ~ between them, as a reference does.
-- schijn_eur is what comes from S/IU/DU lines whose amounts the earlier vintage does not publish: they only seem new. zonder_*
-- is the change without them. The driver is the largest single part (one maatstaf, tarief or line) in the direction of the
-- change, with those lines (oorzaak) or without them (zonder_oorzaak); NULL without change.
WITH
deel AS (
    SELECT b.gm_code, b.component, b.detail, b.bedrag_eur, coalesce(r.uitkering IS NOT NULL, false) AS is_schijn
    FROM mart.brug AS b
    LEFT JOIN verdeling.brug_regel AS r
        ON
            r.circulaire_van = b.circulaire_van
            AND r.circulaire_naar = b.circulaire_naar
            AND r.uitkeringsjaar = b.uitkeringsjaar
            AND b.component = 'uitkering'
            AND r.uitkering = b.detail
            AND NOT r.heeft_bedrag_van
            AND starts_with(r.toelichting, 'niet gepubliceerd in ')
    WHERE b.circulaire_van = $van AND b.circulaire_naar = $naar AND b.uitkeringsjaar = $jaar
),
som AS (
    SELECT
        d.gm_code,
        CAST(sum(d.bedrag_eur) AS BIGINT) AS delen_eur,
        CAST(coalesce(sum(d.bedrag_eur) FILTER (WHERE d.is_schijn), 0) AS BIGINT) AS schijn_eur,
        string_agg(d.detail, '~' ORDER BY d.detail) FILTER (WHERE d.is_schijn) AS schijn_regels
    FROM deel AS d
    GROUP BY d.gm_code
),
totaal AS (
    SELECT t.gm_code, t.oud_eur, t.oud_nieuwe_indeling_eur, t.nieuw_eur, t.verschil_eur, t.inwoners, t.inwoners_jaar, t.verschil_per_inwoner_eur, t.toelichting
    FROM mart.brug_totaal AS t
    WHERE t.circulaire_van = $van AND t.circulaire_naar = $naar AND t.uitkeringsjaar = $jaar
),
vraag AS (
    SELECT t.gm_code, k.met_schijn, sign(t.verschil_eur - CASE WHEN k.met_schijn THEN 0 ELSE coalesce(s.schijn_eur, 0) END) AS richting
    FROM totaal AS t
    LEFT JOIN som AS s USING (gm_code)
    CROSS JOIN (VALUES (true), (false)) AS k (met_schijn)
),
grootste AS (
    SELECT v.gm_code, v.met_schijn, d.component, d.detail, d.bedrag_eur
    FROM vraag AS v
    INNER JOIN deel AS d ON d.gm_code = v.gm_code AND (v.met_schijn OR NOT d.is_schijn)
    WHERE d.component <> 'afronding' AND sign(d.bedrag_eur) = v.richting
    QUALIFY row_number() OVER (PARTITION BY v.gm_code, v.met_schijn ORDER BY abs(d.bedrag_eur) DESC, d.component, d.detail) = 1
),
genoemd AS (
    SELECT
        g.gm_code,
        g.met_schijn,
        g.component,
        g.detail,
        g.bedrag_eur,
        CASE
            WHEN m.code IS NULL THEN g.detail
            ELSE m.naam || CASE WHEN g.component = 'ozb' THEN ' (' || split_part(g.detail, ' ', -1) || ')' ELSE '' END
        END AS oorzaak
    FROM grootste AS g
    LEFT JOIN staging.maatstaf AS m
        ON
            g.component IN ('bedragen per eenheid', 'volumes', 'ozb')
            AND m.code = CASE WHEN g.component = 'ozb' THEN regexp_replace(g.detail, ' (tarief|volume)$', '') ELSE g.detail END
),
zonder AS (
    SELECT t.gm_code, t.nieuw_eur - t.oud_nieuwe_indeling_eur - coalesce(s.schijn_eur, 0) AS bedrag_eur, t.inwoners
    FROM totaal AS t
    LEFT JOIN som AS s USING (gm_code)
    WHERE t.verschil_per_inwoner_eur IS NOT NULL
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
    coalesce(s.schijn_eur, 0) AS schijn_eur,
    s.schijn_regels,
    t.verschil_eur - coalesce(s.schijn_eur, 0) AS zonder_eur,
    CAST(CAST(sign(w.bedrag_eur) * ((200 * abs(w.bedrag_eur) + w.inwoners) // nullif(2 * w.inwoners, 0)) AS DECIMAL(16, 0)) * 0.01 AS DECIMAL(18, 2)) AS zonder_per_inwoner_eur,
    o.component,
    o.detail,
    o.oorzaak,
    o.bedrag_eur AS oorzaak_eur,
    z.component AS zonder_component,
    z.detail AS zonder_detail,
    z.oorzaak AS zonder_oorzaak,
    z.bedrag_eur AS zonder_oorzaak_eur
FROM totaal AS t
INNER JOIN naam AS n USING (gm_code)
LEFT JOIN som AS s USING (gm_code)
LEFT JOIN zonder AS w USING (gm_code)
LEFT JOIN genoemd AS o ON o.gm_code = t.gm_code AND o.met_schijn
LEFT JOIN genoemd AS z ON z.gm_code = t.gm_code AND NOT z.met_schijn
ORDER BY t.verschil_per_inwoner_eur DESC NULLS LAST, t.gm_code
