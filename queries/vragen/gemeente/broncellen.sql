-- The source cells behind the weight of one gemeente in the lines of a goal.
-- Grain: regel, deel (of the key), deel_code (part of a merged gemeente), onderdeel. Parameters: $jaar, $gm, $doel.
-- uitkeringsbasis and cluster: volume × bedrag per eenheid; other keys: one printed figure. Σ gewicht = the line's weight.
WITH
regel AS (
    SELECT r.regel, x.deel, x.soort, x.naam, r.sleutel_circulaire, r.sleutel_jaar, r.indeling_peildatum
    FROM kern.envelop_regel AS r
    INNER JOIN kern.envelop_deel AS x USING (uitkeringsjaar, regel)
    WHERE r.uitkeringsjaar = $jaar AND r.doel = $doel AND NOT x.is_ingroeibasis
),
deel AS (
    SELECT
        r.regel,
        r.deel,
        r.soort,
        r.naam,
        r.sleutel_circulaire,
        r.sleutel_jaar,
        h.gm_code_van AS deel_code
    FROM regel AS r
    LEFT JOIN kern.circulaire AS c ON c.circulaire = r.sleutel_circulaire AND c.uitkeringsjaar = r.sleutel_jaar
    INNER JOIN kern.hercodering AS h
        ON
            h.peildatum_van = CASE WHEN r.soort = 'inwoners' THEN make_date(r.sleutel_jaar, 1, 1) ELSE c.indeling_peildatum END
            AND h.peildatum_naar = r.indeling_peildatum
            AND h.gm_code = $gm
),
cel AS (
    SELECT
        d.regel,
        d.deel,
        d.deel_code,
        m.naam AS onderdeel,
        v.volume AS hoeveelheid,
        v.bron_id,
        v.cel,
        b.bedrag_per_eenheid_eur,
        b.bron_id AS bedrag_bron_id,
        b.cel AS bedrag_cel,
        CAST(v.volume * b.bedrag_per_eenheid_eur AS DECIMAL(38, 15)) AS gewicht
    FROM deel AS d
    INNER JOIN kern.volume AS v
        ON v.circulaire = d.sleutel_circulaire AND v.uitkeringsjaar = d.sleutel_jaar AND v.gm_code = d.deel_code
    INNER JOIN kern.bedrag_per_eenheid AS b
        ON
            b.circulaire = v.circulaire
            AND b.uitkeringsjaar = v.uitkeringsjaar
            AND b.maatstaf = v.maatstaf
            AND lower(b.cluster) = CASE d.soort WHEN 'uitkeringsbasis' THEN 'totaal' ELSE lower(d.naam) END
    INNER JOIN staging.maatstaf AS m ON m.code = v.maatstaf
    WHERE d.soort IN ('uitkeringsbasis', 'cluster') AND v.soort = 'uitgaven'
    UNION ALL
    SELECT d.regel, d.deel, d.deel_code, m.naam, v.volume, v.bron_id, v.cel, NULL, NULL, NULL, CAST(v.volume AS DECIMAL(38, 15))
    FROM deel AS d
    INNER JOIN kern.volume AS v
        ON
            v.circulaire = d.sleutel_circulaire
            AND v.uitkeringsjaar = d.sleutel_jaar
            AND v.gm_code = d.deel_code
            AND v.maatstaf = d.naam
    INNER JOIN staging.maatstaf AS m ON m.code = v.maatstaf
    WHERE d.soort = 'maatstaf'
    UNION ALL
    SELECT d.regel, d.deel, d.deel_code, u.uitkering, u.bedrag_eur, u.bron_id, u.cel, NULL, NULL, NULL, CAST(u.bedrag_eur AS DECIMAL(38, 15))
    FROM deel AS d
    INNER JOIN kern.uitkering AS u
        ON
            u.circulaire = d.sleutel_circulaire
            AND u.uitkeringsjaar = d.sleutel_jaar
            AND u.gm_code = d.deel_code
            AND lower(u.uitkering) = lower(d.naam)
    WHERE d.soort = 'du'
    UNION ALL
    SELECT d.regel, d.deel, d.deel_code, 'inwoners op 1 januari ' || i.jaar, i.inwoners, i.bron_id, i.cel, NULL, NULL, NULL, CAST(i.inwoners AS DECIMAL(38, 15))
    FROM deel AS d
    INNER JOIN kern.inwoners AS i ON i.jaar = d.sleutel_jaar AND i.gm_code = d.deel_code
    WHERE d.soort = 'inwoners'
)
SELECT
    c.regel,
    c.deel,
    c.deel_code,
    (SELECT arg_max(g.naam, g.indeling_jaar) FROM kern.gemeente AS g WHERE g.gm_code = c.deel_code) AS deel_naam,
    c.onderdeel,
    CAST(c.hoeveelheid AS DECIMAL(24, 9)) AS hoeveelheid,
    vd.document,
    c.cel,
    c.bedrag_per_eenheid_eur,
    bd.document AS bedrag_document,
    c.bedrag_cel,
    c.gewicht
FROM cel AS c
LEFT JOIN mart.document AS vd USING (bron_id)
LEFT JOIN mart.document AS bd ON bd.bron_id = c.bedrag_bron_id
ORDER BY c.regel, c.deel, c.deel_code, c.gewicht DESC, c.onderdeel
