-- Every gemeente in a bridge: both totals, the change, the sum of its parts and the part that drives it.
-- Grain: gm_code. Unit: whole euro, and euro per inhabitant (without herindeling). Parameters: $van, $naar, $jaar.
-- schijn_regels names those lines with ~ between them, as a reference does.
-- schijn_eur is what comes from S/IU/DU lines whose amounts the earlier vintage does not publish: they only seem new. zonder_*
-- is the change without them. The driver is the largest single part (one maatstaf, tarief or line) in the direction of the
-- change, with those lines (oorzaak) or without them (zonder_oorzaak); NULL without change.
WITH
deel AS (
    SELECT b.gm_code, b.component, b.detail, b.bedrag_eur, coalesce(r.lijkt_nieuw, FALSE) AS is_schijn
    FROM mart.brug AS b
    LEFT JOIN mart.brug_regel AS r
        ON r.circulaire_van = $van AND r.circulaire_naar = $naar AND r.uitkeringsjaar = $jaar AND b.component = 'uitkering' AND r.uitkering = b.detail
    WHERE b.circulaire_van = $van AND b.circulaire_naar = $naar AND b.uitkeringsjaar = $jaar
),
som AS (
    SELECT
        d.gm_code,
        CAST(sum(d.bedrag_eur) AS BIGINT) AS delen_eur,
        CAST(coalesce(sum(d.bedrag_eur) FILTER (WHERE d.is_schijn), 0) AS BIGINT) AS schijn_eur,
        namenlijst(d.detail, d.is_schijn) AS schijn_regels
    FROM deel AS d
    GROUP BY d.gm_code
),
totaal AS (
    SELECT
        t.gm_code,
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
        CASE
            WHEN t.verschil_per_inwoner_eur IS NOT NULL
                THEN per_stuk(t.nieuw_eur - t.oud_nieuwe_indeling_eur - coalesce(s.schijn_eur, 0), t.inwoners)
        END AS zonder_per_inwoner_eur
    FROM mart.brug_totaal AS t
    LEFT JOIN som AS s USING (gm_code)
    WHERE t.circulaire_van = $van AND t.circulaire_naar = $naar AND t.uitkeringsjaar = $jaar
),
grootste AS (
    SELECT t.gm_code, k.met_schijn, d.component, d.detail, d.bedrag_eur
    FROM totaal AS t
    CROSS JOIN (VALUES (TRUE), (FALSE)) AS k (met_schijn)
    INNER JOIN deel AS d ON d.gm_code = t.gm_code AND (k.met_schijn OR NOT d.is_schijn)
    WHERE d.component <> 'afronding' AND sign(d.bedrag_eur) = sign(CASE WHEN k.met_schijn THEN t.verschil_eur ELSE t.zonder_eur END)
    QUALIFY row_number() OVER (PARTITION BY t.gm_code, k.met_schijn ORDER BY abs(d.bedrag_eur) DESC, d.component, d.detail) = 1
),
genoemd AS (
    SELECT g.*, brugdeel_naam(g.component, g.detail, m.naam) AS oorzaak
    FROM grootste AS g
    LEFT JOIN mart.maatstaf AS m ON m.code = brugdeel_maatstaf(g.component, g.detail)
)
SELECT
    t.*,
    n.naam,
    n.naam_sorteer,
    n.provincie,
    o.component,
    o.detail,
    o.oorzaak,
    o.bedrag_eur AS oorzaak_eur,
    z.component AS zonder_component,
    z.detail AS zonder_detail,
    z.oorzaak AS zonder_oorzaak,
    z.bedrag_eur AS zonder_oorzaak_eur
FROM totaal AS t
INNER JOIN mart.gemeente_naam AS n USING (gm_code)
LEFT JOIN genoemd AS o ON o.gm_code = t.gm_code AND o.met_schijn
LEFT JOIN genoemd AS z ON z.gm_code = t.gm_code AND NOT z.met_schijn
ORDER BY t.verschil_per_inwoner_eur DESC NULLS LAST, t.gm_code
