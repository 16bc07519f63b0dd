-- Totals before and after putting amounts in a later indeling, per indeling year. Unit: euro; exact.
-- Left: everything in that indeling. Right: the same years and vintages in their own indeling, read again from the marts.
WITH
indeling AS (
    SELECT DISTINCT g.indeling_jaar
    FROM kern.gemeente AS g
),
na AS (
    SELECT 'toewijzing' AS soort, t.indeling_jaar, sum(t.bedrag_eur) AS bedrag_eur
    FROM mart.toewijzing_indeling AS t
    GROUP BY t.indeling_jaar
    UNION ALL
    SELECT 'uitkering' AS soort, u.indeling_jaar, sum(u.algemene_uitkering_eur + u.overige_uitkeringen_eur) AS bedrag_eur
    FROM mart.uitkering_indeling AS u
    GROUP BY u.indeling_jaar
),
eigen AS (
    SELECT 'toewijzing' AS soort, year(j.indeling_peildatum) AS vanaf_jaar, sum(t.bedrag_eur) AS bedrag_eur
    FROM mart.toewijzing AS t
    INNER JOIN staging.jaar AS j USING (uitkeringsjaar)
    GROUP BY year(j.indeling_peildatum)
    UNION ALL
    SELECT 'uitkering' AS soort, year(c.indeling_peildatum) AS vanaf_jaar, sum(a.algemene_uitkering_eur) AS bedrag_eur
    FROM mart.algemene_uitkering AS a
    INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
    GROUP BY year(c.indeling_peildatum)
    UNION ALL
    SELECT 'uitkering' AS soort, year(c.indeling_peildatum) AS vanaf_jaar, sum(u.bedrag_eur) AS bedrag_eur
    FROM mart.uitkering AS u
    INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
    GROUP BY year(c.indeling_peildatum)
),
voor AS (
    SELECT e.soort, i.indeling_jaar, sum(e.bedrag_eur) AS bedrag_eur
    FROM indeling AS i
    INNER JOIN eigen AS e ON e.vanaf_jaar <= i.indeling_jaar
    GROUP BY e.soort, i.indeling_jaar
)
SELECT
    'indeling-' || v.soort || '-' || v.indeling_jaar AS code,
    CASE v.soort WHEN 'toewijzing' THEN 'Toewijzing' ELSE 'Algemene uitkering en overige uitkeringen' END
    || ' in de indeling van ' || v.indeling_jaar || ' tegenover de eigen indeling' AS omschrijving,
    n.bedrag_eur AS links_eur,
    v.bedrag_eur AS rechts_eur,
    'eigen berekening: marts in eigen en in latere indeling' AS bron
FROM voor AS v
LEFT JOIN na AS n USING (soort, indeling_jaar)
