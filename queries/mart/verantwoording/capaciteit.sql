-- Realised capacity per gemeente, goal and indicator. Grain: peildatum, gm_code, doel, indicator.
-- Three origins: a return; derived from Iv3 for goals that are visible there (wijkteams): salarissen L1.1 ÷ price of one
-- fte (that of the gemeente itself where it gave one), a lower bound where work is bought or subsidised); nothing, and then waarde is NULL and reden says why. Unit: column eenheid.
-- A quotient is exact, rounded half away from zero to hundredths in whole numbers. Its status is the weakest of 'afgeleid'
-- (it is computed) and that of the price.
WITH
peildatum AS (
    SELECT DISTINCT o.peildatum
    FROM kern.opgave AS o
),
verwacht AS (
    SELECT p.peildatum, g.gm_code, d.doel, d.indicator, d.eenheid
    FROM peildatum AS p
    INNER JOIN kern.gemeente AS g ON g.indeling_jaar = year(p.peildatum)
    CROSS JOIN staging.doel AS d
    WHERE d.indicator IS NOT NULL
),
salaris AS (
    SELECT i.boekjaar, i.gm_code, t.doel, sum(i.salarissen_eur) AS salarissen_eur, i.bron_id, i.blad, string_agg(i.cel_salarissen, ' + ' ORDER BY i.taakveld) AS cel
    FROM kern.iv3 AS i
    INNER JOIN kern.doel_taakveld AS t USING (taakveld)
    INNER JOIN staging.doel AS d USING (doel)
    WHERE i.verslagsoort = 'jaarrekening' AND i.heeft_gerapporteerd AND d.zichtbaarheid = 'iv3'
    GROUP BY i.boekjaar, i.gm_code, t.doel, i.bron_id, i.blad
)
SELECT
    v.peildatum,
    v.gm_code,
    v.doel,
    v.indicator,
    v.eenheid,
    o.waarde,
    o.status,
    CASE WHEN o.gm_code IS NULL THEN 'niet opgegeven' ELSE o.reden END AS reden,
    CASE WHEN o.gm_code IS NULL THEN 'geen opgave ontvangen' ELSE 'opgave van de gemeente' END AS bron,
    'opgave' AS herkomst,
    CAST(NULL AS VARCHAR) AS grens,
    o.besteed_eur,
    o.bron_id,
    o.blad,
    o.cel
FROM verwacht AS v
LEFT JOIN kern.opgave AS o
    ON o.peildatum = v.peildatum AND o.gm_code = v.gm_code AND o.doel = v.doel AND o.indicator = v.indicator
UNION ALL BY NAME
SELECT
    make_date(s.boekjaar, 12, 31) AS peildatum,
    s.gm_code,
    s.doel,
    d.indicator || '_ondergrens' AS indicator,
    d.eenheid,
    per_stuk(s.salarissen_eur, coalesce(e.prijs_eur, p.prijs_eur)) AS waarde,
    CASE WHEN s.salarissen_eur IS NOT NULL THEN zwakste_van('afgeleid', coalesce(e.status, p.status)) END AS status,
    CASE WHEN s.salarissen_eur IS NULL THEN 'niet opgegeven' END AS reden,
    'Iv3 jaarrekening ' || s.boekjaar || ', salarissen (L1.1) gedeeld door € ' || coalesce(e.prijs_eur, p.prijs_eur) || ' per ' || d.eenheid || ' ('
    || CASE WHEN e.prijs_eur IS NULL THEN p.status ELSE 'eigen prijs van de gemeente' END || ')' AS bron,
    'iv3' AS herkomst,
    'ondergrens' AS grens,
    s.bron_id,
    s.blad,
    s.cel
FROM salaris AS s
INNER JOIN staging.doel AS d USING (doel)
INNER JOIN staging.prijs AS p ON p.doel = d.doel AND p.indicator = d.indicator
LEFT JOIN mart.eigen_prijs AS e ON e.uitkeringsjaar = s.boekjaar AND e.gm_code = s.gm_code AND e.doel = s.doel
