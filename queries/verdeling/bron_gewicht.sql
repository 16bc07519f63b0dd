-- The weight of every gemeente in every part, in the indeling of the source. Grain: uitkeringsjaar, regel, deel, gm_code.
-- Unit of gewicht: that of the basis (euro, inhabitants, units of a maatstaf, or 1).
SELECT d.uitkeringsjaar, d.regel, d.deel, u.gm_code, u.uitkeringsbasis_eur AS gewicht, c.indeling_peildatum AS peildatum_van
FROM kern.envelop_deel AS d
INNER JOIN kern.envelop_regel AS r ON r.uitkeringsjaar = d.uitkeringsjaar AND r.regel = d.regel
INNER JOIN kern.circulaire AS c ON c.circulaire = r.sleutel_circulaire AND c.uitkeringsjaar = r.sleutel_jaar
INNER JOIN verdeling.uitkeringsbasis AS u ON u.circulaire = c.circulaire AND u.uitkeringsjaar = c.uitkeringsjaar
WHERE d.soort = 'uitkeringsbasis'
UNION ALL
SELECT d.uitkeringsjaar, d.regel, d.deel, k.gm_code, k.uitgaven_eur AS gewicht, c.indeling_peildatum AS peildatum_van
FROM kern.envelop_deel AS d
INNER JOIN kern.envelop_regel AS r ON r.uitkeringsjaar = d.uitkeringsjaar AND r.regel = d.regel
INNER JOIN kern.circulaire AS c ON c.circulaire = r.sleutel_circulaire AND c.uitkeringsjaar = r.sleutel_jaar
INNER JOIN verdeling.cluster AS k
    ON k.circulaire = c.circulaire AND k.uitkeringsjaar = c.uitkeringsjaar AND lower(k.cluster) = lower(d.naam)
WHERE d.soort = 'cluster'
UNION ALL
SELECT d.uitkeringsjaar, d.regel, d.deel, v.gm_code, CAST(v.volume AS DECIMAL(38, 15)) AS gewicht, c.indeling_peildatum AS peildatum_van
FROM kern.envelop_deel AS d
INNER JOIN kern.envelop_regel AS r ON r.uitkeringsjaar = d.uitkeringsjaar AND r.regel = d.regel
INNER JOIN kern.circulaire AS c ON c.circulaire = r.sleutel_circulaire AND c.uitkeringsjaar = r.sleutel_jaar
INNER JOIN kern.volume AS v
    ON v.circulaire = c.circulaire AND v.uitkeringsjaar = c.uitkeringsjaar AND lower(v.maatstaf) = lower(d.naam)
WHERE d.soort = 'maatstaf'
UNION ALL
SELECT d.uitkeringsjaar, d.regel, d.deel, u.gm_code, CAST(u.bedrag_eur AS DECIMAL(38, 15)) AS gewicht, c.indeling_peildatum AS peildatum_van
FROM kern.envelop_deel AS d
INNER JOIN kern.envelop_regel AS r ON r.uitkeringsjaar = d.uitkeringsjaar AND r.regel = d.regel
INNER JOIN kern.circulaire AS c ON c.circulaire = r.sleutel_circulaire AND c.uitkeringsjaar = r.sleutel_jaar
INNER JOIN kern.uitkering AS u
    ON u.circulaire = c.circulaire AND u.uitkeringsjaar = c.uitkeringsjaar AND lower(u.uitkering) = lower(d.naam)
WHERE d.soort = 'du' AND u.soort = 'du'
UNION ALL
SELECT d.uitkeringsjaar, d.regel, d.deel, i.gm_code, CAST(i.inwoners AS DECIMAL(38, 15)) AS gewicht, make_date(i.jaar, 1, 1) AS peildatum_van
FROM kern.envelop_deel AS d
INNER JOIN kern.envelop_regel AS r ON r.uitkeringsjaar = d.uitkeringsjaar AND r.regel = d.regel
INNER JOIN kern.inwoners AS i ON i.jaar = r.sleutel_jaar
WHERE d.soort = 'inwoners'
UNION ALL
SELECT d.uitkeringsjaar, d.regel, d.deel, g.gm_code, CAST(1 AS DECIMAL(38, 15)) AS gewicht, r.indeling_peildatum AS peildatum_van
FROM kern.envelop_deel AS d
INNER JOIN kern.envelop_regel AS r ON r.uitkeringsjaar = d.uitkeringsjaar AND r.regel = d.regel
INNER JOIN kern.indeling_gemeente AS g ON g.uitkeringsjaar = d.uitkeringsjaar
WHERE d.soort = 'gelijk'
