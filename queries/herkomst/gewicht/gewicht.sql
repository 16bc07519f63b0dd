-- The pieces of the weight of a gemeente in a part of a line: products, printed figures, or one each ('gelijk').
-- Grain: uitkeringsjaar, regel, deel, is_ingroeibasis, gm_code, deel_code (gemeente of the source's indeling), onderdeel.
-- Unit of gewicht: that of the basis. Who the key does not list has weight zero and no pieces.
SELECT d.uitkeringsjaar, d.doel, d.vorm, d.regel, d.deel, d.is_ingroeibasis, d.gm_code, d.deel_code, d.positie,
    m.naam || ' (' || m.code || ')' AS onderdeel,
    CAST(v.volume AS DECIMAL(21, 9)) AS hoeveelheid,
    CAST(b.bedrag_per_eenheid AS DECIMAL(17, 6)) AS bedrag_eur,
    CAST(CAST(v.volume AS DECIMAL(21, 9)) * CAST(b.bedrag_per_eenheid AS DECIMAL(17, 6)) AS DECIMAL(38, 15)) AS gewicht,
    v.bron_id,
    v.blad,
    v.cel,
    v.gedrukt,
    b.bron_id AS bedrag_bron_id,
    b.blad AS bedrag_blad,
    b.cel AS bedrag_cel,
    b.gedrukt AS bedrag_gedrukt,
    v.correctie,
    b.correctie AS bedrag_correctie
FROM verdeling.gewicht_deel AS d
-- not through herkomst.maatstaf: its products would be made for every gemeente before one is chosen
INNER JOIN kern.volume AS v ON v.circulaire = d.circulaire AND v.uitkeringsjaar = d.jaar AND v.gm_code = d.deel_code
INNER JOIN staging.maatstaf AS m ON m.code = v.maatstaf
INNER JOIN kern.gewicht AS b
    ON b.circulaire = v.circulaire AND b.uitkeringsjaar = v.uitkeringsjaar AND b.naam = v.maatstaf AND b.cluster = d.naam
WHERE d.soort IN ('uitkeringsbasis', 'cluster') AND m.soort = 'uitgaven' AND b.soort = 'maatstaf' AND b.bedrag_per_eenheid <> 0
UNION ALL
SELECT d.uitkeringsjaar, d.doel, d.vorm, d.regel, d.deel, d.is_ingroeibasis, d.gm_code, d.deel_code, d.positie, m.naam || ' (' || m.code || ')' AS onderdeel, CAST(v.volume AS DECIMAL(21, 9)) AS hoeveelheid, NULL AS bedrag_eur, CAST(v.volume AS DECIMAL(38, 15)) AS gewicht, v.bron_id, v.blad, v.cel, v.gedrukt, NULL AS bedrag_bron_id, NULL AS bedrag_blad, NULL AS bedrag_cel, NULL AS bedrag_gedrukt, v.correctie, NULL AS bedrag_correctie
FROM verdeling.gewicht_deel AS d
INNER JOIN kern.volume AS v
    ON v.circulaire = d.circulaire AND v.uitkeringsjaar = d.jaar AND v.gm_code = d.deel_code AND v.maatstaf = d.naam
INNER JOIN staging.maatstaf AS m ON m.code = v.maatstaf
WHERE d.soort = 'maatstaf'
UNION ALL
SELECT d.uitkeringsjaar, d.doel, d.vorm, d.regel, d.deel, d.is_ingroeibasis, d.gm_code, d.deel_code, d.positie, 'du ' || u.uitkering AS onderdeel, CAST(u.bedrag_eur AS DECIMAL(21, 9)) AS hoeveelheid, NULL AS bedrag_eur, CAST(u.bedrag_eur AS DECIMAL(38, 15)) AS gewicht, u.bron_id, u.blad, u.cel, u.gedrukt, NULL AS bedrag_bron_id, NULL AS bedrag_blad, NULL AS bedrag_cel, NULL AS bedrag_gedrukt, u.correctie, NULL AS bedrag_correctie
FROM verdeling.gewicht_deel AS d
INNER JOIN kern.uitkering AS u
    ON u.circulaire = d.circulaire AND u.uitkeringsjaar = d.jaar AND u.gm_code = d.deel_code AND u.uitkering = d.naam
WHERE d.soort = 'du'
UNION ALL
SELECT d.uitkeringsjaar, d.doel, d.vorm, d.regel, d.deel, d.is_ingroeibasis, d.gm_code, d.deel_code, d.positie, 'inwoners op 1 januari ' || i.jaar AS onderdeel, CAST(i.inwoners AS DECIMAL(21, 9)) AS hoeveelheid, NULL AS bedrag_eur, CAST(i.inwoners AS DECIMAL(38, 15)) AS gewicht, i.bron_id, i.blad, i.cel, i.gedrukt, NULL AS bedrag_bron_id, NULL AS bedrag_blad, NULL AS bedrag_cel, NULL AS bedrag_gedrukt, NULL AS correctie, NULL AS bedrag_correctie
FROM verdeling.gewicht_deel AS d
INNER JOIN staging.inwoners AS i ON i.jaar = d.jaar AND i.gm_code = d.deel_code
WHERE d.soort = 'inwoners'
UNION ALL
SELECT d.uitkeringsjaar, d.doel, d.vorm, d.regel, d.deel, d.is_ingroeibasis, d.gm_code, d.deel_code, d.positie, s.naam || ', ' || k.jaar AS onderdeel, CAST(k.waarde AS DECIMAL(21, 9)) AS hoeveelheid, NULL AS bedrag_eur, CAST(k.waarde AS DECIMAL(38, 15)) AS gewicht, k.bron_id, k.blad, k.cel, k.gedrukt, NULL AS bedrag_bron_id, NULL AS bedrag_blad, NULL AS bedrag_cel, NULL AS bedrag_gedrukt, NULL AS correctie, NULL AS bedrag_correctie
FROM verdeling.gewicht_deel AS d
INNER JOIN staging.kenmerk AS k ON k.jaar = d.jaar AND k.gm_code = d.deel_code AND k.kenmerk = d.naam
INNER JOIN staging.kenmerksoort AS s USING (kenmerk)
WHERE d.soort = 'kenmerk'
UNION ALL
SELECT d.uitkeringsjaar, d.doel, d.vorm, d.regel, d.deel, d.is_ingroeibasis, d.gm_code, d.deel_code, d.positie, 'iedere ontvanger evenveel' AS onderdeel, CAST(1 AS DECIMAL(21, 9)) AS hoeveelheid, NULL AS bedrag_eur, CAST(1 AS DECIMAL(38, 15)) AS gewicht, NULL AS bron_id, NULL AS blad, NULL AS cel, NULL AS gedrukt, NULL AS bedrag_bron_id, NULL AS bedrag_blad, NULL AS bedrag_cel, NULL AS bedrag_gedrukt, NULL AS correctie, NULL AS bedrag_correctie
FROM verdeling.gewicht_deel AS d
WHERE d.soort = 'gelijk'
