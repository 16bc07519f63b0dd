-- Inhabitants follow those of the year before, of a gemeente and of the country, and the inhabitants in a circulaire are those of
-- the three years around it. A circulaire counts with the inhabitants of one 1 January, times a growth that is the same for all: where
-- nine in ten gemeenten agree on both, so do the others. Who took over another gemeente is left out. One finding per table and kind.
-- Unit: persons, compared as a number of times.
WITH
peildatum AS (
    SELECT
        v.circulaire,
        v.uitkeringsjaar,
        i.jaar,
        v.gm_code,
        v.bron_id,
        v.blad,
        v.cel,
        CAST(v.volume AS DOUBLE) / i.inwoners AS groei,
        median(CAST(v.volume AS DOUBLE) / i.inwoners) OVER (PARTITION BY v.circulaire, v.uitkeringsjaar, i.jaar) AS aller_groei
    FROM kern.volume AS v
    INNER JOIN kern.inwoners AS i ON i.gm_code = v.gm_code AND i.jaar BETWEEN v.uitkeringsjaar - 2 AND v.uitkeringsjaar AND i.inwoners > 0
    ANTI JOIN staging.herindeling AS h ON h.nieuwe_code = v.gm_code AND year(h.datum) BETWEEN i.jaar AND v.uitkeringsjaar
    WHERE v.maatstaf = 'inwo' AND v.volume > 0
),
eens AS (
    SELECT p.circulaire, p.uitkeringsjaar, p.jaar
    FROM peildatum AS p
    INNER JOIN staging.drempel AS g ON g.vergelijking = 'inwoners_peildatum'
    GROUP BY p.circulaire, p.uitkeringsjaar, p.jaar
    HAVING count(*) >= 100 AND avg(CAST(NOT buiten_drempel(p.groei / p.aller_groei, g.onder, g.boven) AS INTEGER)) >= 0.9
),
geval AS (
    SELECT i.bron_id, i.blad, i.cel, i.gm_code || ' in ' || i.jaar AS wie, i.inwoners / v.inwoners AS verhouding, 'van het jaar ervoor' AS waarvan
    FROM kern.inwoners AS i
    INNER JOIN kern.inwoners AS v ON v.gm_code = i.gm_code AND v.jaar = i.jaar - 1 AND v.inwoners > 0
    INNER JOIN staging.drempel AS g ON g.vergelijking = 'inwoners_gemeente' AND buiten_drempel(i.inwoners / v.inwoners, g.onder, g.boven)
    ANTI JOIN staging.herindeling AS h ON h.nieuwe_code = i.gm_code AND year(h.datum) IN (i.jaar, i.jaar - 1)
    UNION ALL
    SELECT arg_max(i.bron_id, i.cel) AS bron_id, arg_max(i.blad, i.cel) AS blad, min(i.cel) AS cel, 'Nederland in ' || i.jaar AS wie, sum(i.inwoners) / sum(v.inwoners) AS verhouding, 'van het jaar ervoor' AS waarvan
    FROM kern.inwoners AS i
    INNER JOIN kern.inwoners AS v ON v.gm_code = i.gm_code AND v.jaar = i.jaar - 1
    INNER JOIN staging.drempel AS g ON g.vergelijking = 'inwoners_landelijk'
    ANTI JOIN staging.herindeling AS h ON h.nieuwe_code = i.gm_code AND year(h.datum) IN (i.jaar, i.jaar - 1)
    GROUP BY i.jaar, g.onder, g.boven
    HAVING count(*) >= 100 AND buiten_drempel(sum(i.inwoners) / sum(v.inwoners), g.onder, g.boven)
    UNION ALL
    SELECT v.bron_id, v.blad, v.cel, v.gm_code || ' in ' || v.circulaire AS wie, CAST(v.volume AS DOUBLE) / i.inwoners AS verhouding, 'in gemeenten/inwoners.csv' AS waarvan
    FROM kern.volume AS v
    INNER JOIN kern.inwoners_circulaire AS i USING (circulaire, uitkeringsjaar, gm_code)
    INNER JOIN staging.drempel AS g ON g.vergelijking = 'inwoners_volume' AND buiten_drempel(CAST(v.volume AS DOUBLE) / i.inwoners, g.onder, g.boven)
    WHERE v.maatstaf = 'inwo' AND i.inwoners > 1000
    UNION ALL
    SELECT p.bron_id, p.blad, p.cel, p.gm_code || ' in ' || p.circulaire AS wie, p.groei / p.aller_groei AS verhouding, 'van 1 januari ' || p.jaar || ', met de groei waarmee de circulaire bij de andere gemeenten rekent' AS waarvan
    FROM peildatum AS p
    INNER JOIN eens USING (circulaire, uitkeringsjaar, jaar)
    INNER JOIN staging.drempel AS g ON g.vergelijking = 'inwoners_peildatum' AND buiten_drempel(p.groei / p.aller_groei, g.onder, g.boven)
)
SELECT
    d.document,
    g.blad,
    arg_max(g.cel, abs(g.verhouding - 1)) AS cel,
    count(*) || CASE WHEN count(*) = 1 THEN ' te ver: ' ELSE ' te ver, zoals ' END || array_to_string(max_by(g.wie || ' ' || als_maal(g.verhouding) || ' keer', abs(g.verhouding - 1), 3), '; ') AS waarde,
    'ongeveer de inwoners ' || g.waarvan AS verwacht,
    als_maal(arg_max(g.verhouding, abs(g.verhouding - 1))) || ' keer' AS verschil
FROM geval AS g
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, g.blad, g.waarvan
