-- How an amount of a split gemeente was divided over its successors: the proof of every split amount.
-- Grain: soort, circulaire, uitkeringsjaar, doel, vorm, indeling_jaar, gm_code_van, gm_code. soort: 'toewijzing'
-- (eenheid: whole euro), 'algemene_uitkering' and 'overige_uitkeringen' (eenheid: cents); the others carry an empty text
-- where they have no circulaire, doel or vorm. By largest remainder of the declared shares, equal remainders by ascending
-- CBS code; a negative amount is divided as its opposite. Whole mergers need no proof and are not here.
WITH
bedrag AS (
    SELECT 'toewijzing' AS soort, '' AS circulaire, t.uitkeringsjaar, t.doel, t.vorm, t.gm_code, j.indeling_peildatum, CAST(t.bedrag_eur AS HUGEINT) AS bedrag
    FROM mart.toewijzing AS t
    INNER JOIN staging.jaar AS j USING (uitkeringsjaar)
    UNION ALL
    SELECT 'algemene_uitkering' AS soort, a.circulaire, a.uitkeringsjaar, '' AS doel, '' AS vorm, a.gm_code, c.indeling_peildatum, CAST(a.algemene_uitkering_eur * 100 AS HUGEINT) AS bedrag
    FROM mart.algemene_uitkering AS a
    INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
    UNION ALL
    SELECT 'overige_uitkeringen' AS soort, u.circulaire, u.uitkeringsjaar, '' AS doel, '' AS vorm, u.gm_code, c.indeling_peildatum, CAST(sum(u.bedrag_eur) * 100 AS HUGEINT) AS bedrag
    FROM mart.uitkering AS u
    INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
    GROUP BY u.circulaire, u.uitkeringsjaar, u.gm_code, c.indeling_peildatum
),
-- the noemers of one gemeente may differ when a part was split again; one noemer for all makes remainders comparable
gesplitst AS (
    SELECT d.peildatum_van, d.indeling_jaar, d.gm_code_van, kleinste_veelvoud(list(d.noemer)) AS noemer
    FROM kern.hercodering_deel AS d
    GROUP BY d.peildatum_van, d.indeling_jaar, d.gm_code_van
    HAVING bool_or(d.noemer <> 1)
),
deling AS (
    SELECT
        b.soort,
        b.circulaire,
        b.uitkeringsjaar,
        b.doel,
        b.vorm,
        d.indeling_jaar,
        d.gm_code_van,
        d.gm_code,
        b.bedrag,
        d.teller * (g.noemer // d.noemer) AS teller,
        g.noemer,
        abs(b.bedrag) * d.teller * (g.noemer // d.noemer) AS product
    FROM gesplitst AS g
    INNER JOIN kern.hercodering_deel AS d USING (peildatum_van, indeling_jaar, gm_code_van)
    INNER JOIN bedrag AS b ON b.indeling_peildatum = g.peildatum_van AND b.gm_code = g.gm_code_van
),
rang AS (
    SELECT
        d.soort,
        d.circulaire,
        d.uitkeringsjaar,
        d.doel,
        d.vorm,
        d.indeling_jaar,
        d.gm_code_van,
        d.gm_code,
        d.bedrag,
        d.teller,
        d.noemer,
        d.product // d.noemer AS naar_beneden,
        d.product % d.noemer AS rest,
        abs(d.bedrag) - sum(d.product // d.noemer) OVER pot AS te_verdelen,
        row_number() OVER (
            PARTITION BY d.soort, d.circulaire, d.uitkeringsjaar, d.doel, d.vorm, d.indeling_jaar, d.gm_code_van
            ORDER BY d.product % d.noemer DESC, d.gm_code ASC
        ) AS rang
    FROM deling AS d
    WINDOW pot AS (PARTITION BY d.soort, d.circulaire, d.uitkeringsjaar, d.doel, d.vorm, d.indeling_jaar, d.gm_code_van)
)
SELECT
    r.soort,
    r.circulaire,
    r.uitkeringsjaar,
    r.doel,
    r.vorm,
    r.indeling_jaar,
    r.gm_code_van,
    r.gm_code,
    CAST(r.bedrag AS BIGINT) AS bedrag_van,
    r.teller,
    r.noemer,
    CAST(r.naar_beneden AS BIGINT) AS naar_beneden,
    CAST(r.rest AS BIGINT) AS rest,
    CAST(CASE WHEN r.rang <= r.te_verdelen THEN 1 ELSE 0 END AS BIGINT) AS extra,
    CAST(sign(r.bedrag) * (r.naar_beneden + CASE WHEN r.rang <= r.te_verdelen THEN 1 ELSE 0 END) AS BIGINT) AS bedrag
FROM rang AS r
