-- The weight of every gemeente in every part, in the indeling of the source. Grain: uitkeringsjaar, regel, deel, gm_code.
-- Unit of gewicht: that of the basis (euro, inhabitants, units of a maatstaf or kenmerk, or 1).
WITH
deel AS (
    SELECT
        d.uitkeringsjaar,
        d.regel,
        d.deel,
        d.soort,
        lower(d.naam) AS naam,
        r.indeling_peildatum,
        r.sleutel_jaar,
        c.circulaire,
        c.indeling_peildatum AS peildatum_van
    FROM kern.envelop_deel AS d
    INNER JOIN kern.envelop_regel AS r USING (uitkeringsjaar, regel)
    LEFT JOIN kern.circulaire AS c ON c.circulaire = r.sleutel_circulaire AND c.uitkeringsjaar = r.sleutel_jaar
)
SELECT d.uitkeringsjaar, d.regel, d.deel, u.gm_code, u.uitkeringsbasis_eur AS gewicht, d.peildatum_van
FROM deel AS d
INNER JOIN verdeling.uitkeringsbasis AS u ON u.circulaire = d.circulaire AND u.uitkeringsjaar = d.sleutel_jaar
WHERE d.soort = 'uitkeringsbasis'
UNION ALL
SELECT d.uitkeringsjaar, d.regel, d.deel, k.gm_code, k.uitgaven_eur AS gewicht, d.peildatum_van
FROM deel AS d
INNER JOIN verdeling.cluster AS k ON k.circulaire = d.circulaire AND k.uitkeringsjaar = d.sleutel_jaar AND lower(k.cluster) = d.naam
WHERE d.soort = 'cluster'
UNION ALL
SELECT d.uitkeringsjaar, d.regel, d.deel, v.gm_code, CAST(v.volume AS DECIMAL(38, 15)) AS gewicht, d.peildatum_van
FROM deel AS d
INNER JOIN kern.volume AS v ON v.circulaire = d.circulaire AND v.uitkeringsjaar = d.sleutel_jaar AND lower(v.maatstaf) = d.naam
WHERE d.soort = 'maatstaf'
UNION ALL
SELECT d.uitkeringsjaar, d.regel, d.deel, u.gm_code, CAST(u.bedrag_eur AS DECIMAL(38, 15)) AS gewicht, d.peildatum_van
FROM deel AS d
INNER JOIN kern.uitkering AS u ON u.circulaire = d.circulaire AND u.uitkeringsjaar = d.sleutel_jaar AND lower(u.uitkering) = d.naam
WHERE d.soort = 'du' AND u.soort = 'du'
UNION ALL
SELECT d.uitkeringsjaar, d.regel, d.deel, i.gm_code, CAST(i.inwoners AS DECIMAL(38, 15)) AS gewicht, make_date(i.jaar, 1, 1) AS peildatum_van
FROM deel AS d
INNER JOIN kern.inwoners AS i ON i.jaar = d.sleutel_jaar
WHERE d.soort = 'inwoners'
UNION ALL
SELECT d.uitkeringsjaar, d.regel, d.deel, k.gm_code, CAST(k.waarde AS DECIMAL(38, 15)) AS gewicht, make_date(k.jaar, 1, 1) AS peildatum_van
FROM deel AS d
INNER JOIN staging.kenmerk AS k ON k.jaar = d.sleutel_jaar AND k.kenmerk = d.naam
WHERE d.soort = 'kenmerk'
UNION ALL
SELECT d.uitkeringsjaar, d.regel, d.deel, g.gm_code, CAST(1 AS DECIMAL(38, 15)) AS gewicht, d.indeling_peildatum AS peildatum_van
FROM deel AS d
INNER JOIN kern.indeling_gemeente AS g USING (uitkeringsjaar)
WHERE d.soort = 'gelijk'
