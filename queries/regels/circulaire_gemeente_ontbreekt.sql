-- Every gemeente of the circulaire's indeling has a row in both tables (volumina and uitkeringen).
WITH
indeling AS (
    SELECT DISTINCT c.circulaire, c.uitkeringsjaar, c.map, g.gm_code, g.naam
    FROM kern.circulaire AS c
    INNER JOIN kern.gemeente AS g ON g.indeling_jaar = year(c.indeling_peildatum)
    ANTI JOIN staging.herindeling AS h ON h.oude_code = g.gm_code AND h.datum > make_date(g.indeling_jaar, 1, 1) AND h.datum <= c.indeling_peildatum
),
document AS (
    SELECT t.circulaire, t.uitkeringsjaar, CASE t.tabel WHEN 'volume' THEN 'volumina' ELSE 'uitkeringen' END AS blad, min(t.document) AS document
    FROM staging.tabelversie AS t
    INNER JOIN kern.geldige_versie AS v USING (circulaire, uitkeringsjaar, tabel, versie)
    WHERE t.tabel IN ('volume', 'uitkering')
    GROUP BY t.circulaire, t.uitkeringsjaar, t.tabel
),
tabel AS (
    SELECT DISTINCT v.circulaire, v.uitkeringsjaar, 'volumina' AS blad, v.gm_code FROM kern.volume AS v
    UNION ALL
    SELECT DISTINCT u.circulaire, u.uitkeringsjaar, 'uitkeringen' AS blad, u.gm_code FROM kern.uitkering AS u
)
SELECT
    coalesce(d.document, 'circulaires/' || i.map || '/' || b.blad || '.csv') AS document,
    b.blad,
    'kolom gm_code' AS cel,
    '' AS waarde,
    i.gm_code || ' (' || i.naam || ')' AS verwacht,
    NULL AS verschil
FROM indeling AS i
CROSS JOIN (SELECT unnest(['volumina', 'uitkeringen']) AS blad) AS b
LEFT JOIN document AS d ON d.circulaire = i.circulaire AND d.uitkeringsjaar = i.uitkeringsjaar AND d.blad = b.blad
LEFT JOIN tabel AS t ON t.circulaire = i.circulaire AND t.uitkeringsjaar = i.uitkeringsjaar AND t.blad = b.blad AND t.gm_code = i.gm_code
WHERE t.gm_code IS NULL
