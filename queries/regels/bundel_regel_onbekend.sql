-- A bundle names lines of the envelope of its year, and a line is in one bundle.
WITH genoemd AS (
    SELECT b.uitkeringsjaar, b.bundel, b.bron_id, b.blad, b.cel, trim(r.regel) AS regel
    FROM staging.bundel AS b
    CROSS JOIN unnest(string_split(b.regels, '|')) AS r (regel)
)
SELECT d.document, g.blad, g.cel, g.regel AS waarde, 'een regel van ' || g.uitkeringsjaar || ' uit pok/envelop.csv, in één bundel' AS verwacht, NULL AS verschil
FROM genoemd AS g
INNER JOIN staging.document AS d USING (bron_id)
WHERE
    NOT EXISTS (SELECT 1 FROM staging.envelop AS e WHERE e.uitkeringsjaar = g.uitkeringsjaar AND e.regel = g.regel)
    OR EXISTS (SELECT 1 FROM genoemd AS x WHERE x.uitkeringsjaar = g.uitkeringsjaar AND x.regel = g.regel AND x.bundel <> g.bundel)
