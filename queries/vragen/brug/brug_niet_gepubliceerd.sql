-- How much of a bridge comes from S/IU/DU lines whose amounts the earlier vintage does not publish, and the change per head
-- without them, for one gemeente or ($gm NULL, no figure per head) for all. Grain: one row; bedrag_eur is NULL when there
-- are no such lines; regels are their names, as a reference names them. Unit: whole euro, and euro per inhabitant. Parameters: $van, $naar, $jaar, $gm.
WITH
deel AS (
    SELECT CAST(sum(b.bedrag_eur) AS BIGINT) AS bedrag_eur, string_agg(DISTINCT b.detail, '~' ORDER BY b.detail) AS regels
    FROM mart.brug AS b
    INNER JOIN mart.brug_regel AS r
        ON r.circulaire_van = b.circulaire_van AND r.circulaire_naar = b.circulaire_naar AND r.uitkeringsjaar = b.uitkeringsjaar AND r.uitkering = b.detail
    WHERE
        b.circulaire_van = $van
        AND b.circulaire_naar = $naar
        AND b.uitkeringsjaar = $jaar
        AND ($gm IS NULL OR b.gm_code = $gm)
        AND b.component = 'uitkering'
        AND r.lijkt_nieuw
)
SELECT
    d.bedrag_eur,
    d.regels,
    (
        SELECT per_stuk(t.nieuw_eur - t.oud_nieuwe_indeling_eur - d.bedrag_eur, t.inwoners)
        FROM mart.brug_totaal AS t
        WHERE t.circulaire_van = $van AND t.circulaire_naar = $naar AND t.uitkeringsjaar = $jaar AND t.gm_code = $gm
    ) AS zonder_per_inwoner_eur
FROM deel AS d
