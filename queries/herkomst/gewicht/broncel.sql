-- The source figures behind the weight of a gemeente in the lines of a goal: the basis of an ingroei left out.
-- Grain: uitkeringsjaar, regel, deel, gm_code, deel_code (part of a merged gemeente), onderdeel. Unit: that of the basis.
-- uitkeringsbasis and cluster: volume × bedrag per eenheid, also of zero; other keys: one printed figure.
WITH
deel AS NOT MATERIALIZED (
    SELECT
        r.uitkeringsjaar,
        r.doel,
        r.regel,
        x.deel,
        h.gm_code,
        h.gm_code_van AS deel_code,
        x.soort,
        x.naam,
        r.sleutel_circulaire,
        r.sleutel_jaar
    FROM kern.envelop_regel AS r
    INNER JOIN kern.envelop_deel AS x USING (uitkeringsjaar, regel)
    LEFT JOIN kern.circulaire AS c ON c.circulaire = r.sleutel_circulaire AND c.uitkeringsjaar = r.sleutel_jaar
    INNER JOIN kern.hercodering AS h
        ON
            h.peildatum_van = CASE WHEN x.soort IN ('inwoners', 'kenmerk') THEN make_date(r.sleutel_jaar, 1, 1) ELSE c.indeling_peildatum END
            AND h.peildatum_naar = r.indeling_peildatum
    WHERE NOT x.is_ingroeibasis
)
SELECT d.uitkeringsjaar, d.doel, d.regel, d.deel, d.gm_code, d.deel_code, m.naam AS onderdeel,
    CAST(v.volume AS DECIMAL(24, 9)) AS hoeveelheid,
    v.bron_id,
    v.cel,
    b.bedrag_per_eenheid_eur,
    b.bron_id AS bedrag_bron_id,
    b.cel AS bedrag_cel,
    CAST(v.volume * b.bedrag_per_eenheid_eur AS DECIMAL(38, 15)) AS gewicht
FROM deel AS d
INNER JOIN kern.volume AS v ON v.circulaire = d.sleutel_circulaire AND v.uitkeringsjaar = d.sleutel_jaar AND v.gm_code = d.deel_code
INNER JOIN kern.bedrag_per_eenheid AS b ON b.circulaire = v.circulaire AND b.uitkeringsjaar = v.uitkeringsjaar AND b.maatstaf = v.maatstaf
INNER JOIN staging.maatstaf AS m ON m.code = v.maatstaf
WHERE
    d.soort IN ('uitkeringsbasis', 'cluster')
    AND v.soort = 'uitgaven'
    AND lower(b.cluster) = CASE d.soort WHEN 'uitkeringsbasis' THEN 'totaal' ELSE lower(d.naam) END
UNION ALL BY NAME
SELECT d.uitkeringsjaar, d.doel, d.regel, d.deel, d.gm_code, d.deel_code, m.naam AS onderdeel, v.volume AS hoeveelheid, v.bron_id, v.cel, CAST(v.volume AS DECIMAL(38, 15)) AS gewicht
FROM deel AS d
INNER JOIN kern.volume AS v
    ON v.circulaire = d.sleutel_circulaire AND v.uitkeringsjaar = d.sleutel_jaar AND v.gm_code = d.deel_code AND v.maatstaf = d.naam
INNER JOIN staging.maatstaf AS m ON m.code = v.maatstaf
WHERE d.soort = 'maatstaf'
UNION ALL BY NAME
SELECT d.uitkeringsjaar, d.doel, d.regel, d.deel, d.gm_code, d.deel_code, u.uitkering AS onderdeel, u.bedrag_eur AS hoeveelheid, u.bron_id, u.cel, CAST(u.bedrag_eur AS DECIMAL(38, 15)) AS gewicht
FROM deel AS d
INNER JOIN kern.uitkering AS u
    ON u.circulaire = d.sleutel_circulaire AND u.uitkeringsjaar = d.sleutel_jaar AND u.gm_code = d.deel_code AND lower(u.uitkering) = lower(d.naam)
WHERE d.soort = 'du'
UNION ALL BY NAME
SELECT d.uitkeringsjaar, d.doel, d.regel, d.deel, d.gm_code, d.deel_code, 'inwoners op 1 januari ' || i.jaar AS onderdeel, i.inwoners AS hoeveelheid, i.bron_id, i.cel, CAST(i.inwoners AS DECIMAL(38, 15)) AS gewicht
FROM deel AS d
INNER JOIN kern.inwoners AS i ON i.jaar = d.sleutel_jaar AND i.gm_code = d.deel_code
WHERE d.soort = 'inwoners'
UNION ALL BY NAME
SELECT d.uitkeringsjaar, d.doel, d.regel, d.deel, d.gm_code, d.deel_code, s.naam || ', ' || k.jaar AS onderdeel, k.waarde AS hoeveelheid, k.bron_id, k.cel, CAST(k.waarde AS DECIMAL(38, 15)) AS gewicht
FROM deel AS d
INNER JOIN staging.kenmerk AS k ON k.jaar = d.sleutel_jaar AND k.gm_code = d.deel_code AND k.kenmerk = lower(d.naam)
INNER JOIN staging.kenmerksoort AS s USING (kenmerk)
WHERE d.soort = 'kenmerk'
