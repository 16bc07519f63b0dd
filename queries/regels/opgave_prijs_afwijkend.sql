-- What a return spent per unit is near the price of one (pok/prijzen.csv, an assumption): a figure and an amount of which one is
-- wrong no longer fit each other. poort_opgave refuses what is much further away. One finding per document. Unit: euro.
WITH prijs AS (
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
)
SELECT
    d.document,
    n.blad,
    arg_max(n.cel, abs(n.besteed_eur - n.waarde * p.prijs_eur)) AS cel,
    array_to_string(
        max_by(n.doel || ' van ' || n.gm_code || ': € ' || n.besteed_eur || ' voor ' || CAST(n.waarde AS VARCHAR) || ' ' || n.eenheid, abs(n.besteed_eur - n.waarde * p.prijs_eur), 3), '; '
    ) AS waarde,
    'tussen ' || als_maal(any_value(g.onder)) || ' en ' || als_maal(any_value(g.boven)) || ' keer de prijs per eenheid' AS verwacht,
    CAST(max(abs(n.besteed_eur - n.waarde * p.prijs_eur)) AS DECIMAL(18, 2)) AS verschil
FROM kern.opgave AS n
INNER JOIN prijs AS p USING (peildatum, gm_code, doel, indicator)
INNER JOIN staging.drempel AS g ON g.vergelijking = 'opgave_prijs_let_op'
INNER JOIN staging.document AS d ON d.bron_id = n.bron_id
WHERE n.besteed_eur >= 1000 AND (n.besteed_eur > g.boven * n.waarde * p.prijs_eur OR n.besteed_eur < g.onder * n.waarde * p.prijs_eur)
GROUP BY d.document, n.blad
