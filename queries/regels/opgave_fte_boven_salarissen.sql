-- A return's fte times the price of one fte stays within the salarissen on the taakvelden of the goal, and a tenth more.
-- The price is an assumption (pok/prijzen.csv), and work that is hired or subsidised is not in the salarissen: a warning.
-- Only a jaarrekening with salarissen can be compared with. Unit: euro.
WITH
prijs AS (
    -- that of the gemeente itself where it gave one
    SELECT
        o.peildatum,
        o.gm_code,
        o.doel,
        o.indicator,
        coalesce(e.prijs_eur, v.prijs_eur) AS prijs_eur,
        CASE WHEN e.prijs_eur IS NULL THEN v.status ELSE 'eigen prijs' END AS status
    FROM kern.opgave AS o
    INNER JOIN staging.prijs AS v USING (doel, indicator)
    LEFT JOIN mart.eigen_prijs AS e ON e.uitkeringsjaar = year(o.peildatum) AND e.gm_code = o.gm_code AND e.doel = o.doel
),
salaris AS (
    SELECT i.boekjaar, i.gm_code, t.doel, sum(i.salarissen_eur) AS salarissen_eur
    FROM kern.iv3 AS i
    INNER JOIN kern.doel_taakveld AS t USING (taakveld)
    WHERE i.verslagsoort = 'jaarrekening'
    GROUP BY i.boekjaar, i.gm_code, t.doel
)
SELECT
    d.document, o.blad, o.cel,
    o.waarde || ' fte' AS waarde,
    'hooguit € ' || replace(format('{:,}', CAST(s.salarissen_eur AS BIGINT)), ',', '.') || ' aan salarissen op de taakvelden van ' || g.naam || ', bij € ' || replace(format('{:,}', CAST(p.prijs_eur AS BIGINT)), ',', '.') || ' per fte (' || p.status || ')' AS verwacht,
    CAST(o.waarde * p.prijs_eur AS DECIMAL(18, 2)) - s.salarissen_eur AS verschil
FROM kern.opgave AS o
INNER JOIN prijs AS p USING (peildatum, gm_code, doel, indicator)
INNER JOIN salaris AS s ON s.boekjaar = year(o.peildatum) AND s.gm_code = o.gm_code AND s.doel = o.doel
INNER JOIN staging.doel AS g USING (doel)
INNER JOIN staging.document AS d ON d.bron_id = o.bron_id
WHERE o.eenheid = 'fte' AND 10 * o.waarde * p.prijs_eur > 11 * s.salarissen_eur
