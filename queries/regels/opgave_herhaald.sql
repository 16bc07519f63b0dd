-- A return does not repeat another one: when all its numbers and amounts, of two goals or more, are those of the year before or of another
-- gemeente, a sheet was copied and not filled in. One finding per document and kind. Unit: whole euro.
WITH
opgave AS (
    SELECT o.bron_id, o.blad, o.cel, o.gm_code, year(o.peildatum) AS jaar, o.doel, o.indicator, o.waarde, o.besteed_eur
    FROM kern.opgave AS o
    WHERE o.besteed_eur > 0
),
paar AS (
    SELECT n.*, n.waarde = a.waarde AND n.besteed_eur = a.besteed_eur AS is_gelijk, a.gm_code AS andere, a.jaar AS ander_jaar
    FROM opgave AS n
    INNER JOIN opgave AS a USING (doel, indicator)
    WHERE (a.gm_code = n.gm_code AND a.jaar = n.jaar - 1) OR (a.gm_code <> n.gm_code AND a.jaar = n.jaar)
),
geval AS (
    SELECT p.bron_id, p.blad, p.gm_code, p.andere, p.ander_jaar, p.andere = p.gm_code AS is_eigen, min(p.cel) AS cel, sum(p.besteed_eur) AS besteed_eur
    FROM paar AS p
    GROUP BY p.bron_id, p.blad, p.gm_code, p.andere, p.ander_jaar
    HAVING count(*) >= 2 AND bool_and(p.is_gelijk)
)
SELECT
    d.document,
    g.blad,
    arg_max(g.cel, g.besteed_eur) AS cel,
    array_to_string(list_sort(max_by(g.gm_code || ' als ' || g.andere || ' in ' || g.ander_jaar || ', € ' || g.besteed_eur, g.besteed_eur, 3)), '; ') AS waarde,
    CASE WHEN g.is_eigen THEN 'andere cijfers dan een jaar eerder' ELSE 'andere cijfers dan een andere gemeente' END AS verwacht,
    NULL AS verschil
FROM geval AS g
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, g.blad, g.is_eigen
