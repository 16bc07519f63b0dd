-- What gemeenten have of the parts that keys consist of, to explain differences. Grain: grondslag, bron, bestanddeel, gm_code
-- (indeling of the source). grondslag is a basis such as uitkeringsbasis, cluster:<naam>, maatstaf:<code>, du:<naam>,
-- inwoners or gelijk; its bestanddelen are maatstaven for the first two and itself for the others. bron: circulaire and
-- year, or the year. Unit of gewicht: euro, units or persons in 1/10,000, cut there.
SELECT
    CASE WHEN b.cluster = 'Totaal' THEN 'uitkeringsbasis' ELSE 'cluster:' || lower(b.cluster) END AS grondslag,
    v.circulaire || ' ' || v.uitkeringsjaar AS bron,
    c.indeling_peildatum AS peildatum,
    v.maatstaf AS bestanddeel,
    v.gm_code,
    CAST(round(v.volume * b.bedrag_per_eenheid_eur, 4) * 10000 AS HUGEINT) AS gewicht
FROM kern.volume AS v
INNER JOIN kern.bedrag_per_eenheid AS b USING (circulaire, uitkeringsjaar, maatstaf)
INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
WHERE v.soort = 'uitgaven' AND v.volume <> 0 AND b.bedrag_per_eenheid_eur <> 0
UNION ALL
SELECT
    'maatstaf:' || lower(v.maatstaf) AS grondslag,
    v.circulaire || ' ' || v.uitkeringsjaar AS bron,
    c.indeling_peildatum AS peildatum,
    v.maatstaf AS bestanddeel,
    v.gm_code,
    CAST(round(v.volume, 4) * 10000 AS HUGEINT) AS gewicht
FROM kern.volume AS v
INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
WHERE v.volume <> 0
UNION ALL
SELECT
    'du:' || lower(u.uitkering) AS grondslag,
    u.circulaire || ' ' || u.uitkeringsjaar AS bron,
    c.indeling_peildatum AS peildatum,
    u.uitkering AS bestanddeel,
    u.gm_code,
    CAST(u.bedrag_eur * 10000 AS HUGEINT) AS gewicht
FROM kern.uitkering AS u
INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
WHERE u.soort = 'du' AND u.bedrag_eur <> 0
UNION ALL
SELECT
    'inwoners' AS grondslag,
    CAST(i.jaar AS VARCHAR) AS bron,
    make_date(i.jaar, 1, 1) AS peildatum,
    'inwoners' AS bestanddeel,
    i.gm_code,
    CAST(i.inwoners * 10000 AS HUGEINT) AS gewicht
FROM kern.inwoners AS i
UNION ALL
SELECT
    'gelijk' AS grondslag,
    CAST(g.uitkeringsjaar AS VARCHAR) AS bron,
    j.indeling_peildatum AS peildatum,
    'gelijk' AS bestanddeel,
    g.gm_code,
    CAST(10000 AS HUGEINT) AS gewicht
FROM kern.indeling_gemeente AS g
INNER JOIN staging.jaar AS j USING (uitkeringsjaar)
