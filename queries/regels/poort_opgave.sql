-- A return is not ten times, or a tenth of, that of the year before, apart from a difference of less than twenty units or
-- € 100.000, and what it spent per unit is near the price of one (pok/prijzen.csv); opgave_prijs_afwijkend warns of less. Spending
-- below € 1.000 has no price. One finding per document and kind, with the worst returns. Unit: of the indicator; euro.
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
paar AS (
    SELECT n.*, v.waarde AS vorige_waarde, v.besteed_eur AS vorige_eur, g.onder, g.boven
    FROM kern.opgave AS n
    INNER JOIN kern.opgave AS v
        ON v.gm_code = n.gm_code AND v.doel = n.doel AND v.indicator = n.indicator AND year(v.peildatum) = year(n.peildatum) - 1
        AND (v.status = 'voorbeeld') = (n.status = 'voorbeeld')  -- a made-up one says nothing of a real one
    INNER JOIN staging.drempel AS g ON g.vergelijking = 'opgave'
),
geval AS (
    SELECT
        n.bron_id,
        n.blad,
        n.cel,
        'tussen een tiende en het tienvoudige van het jaar ervoor' AS verwacht,
        n.doel || ' van ' || n.gm_code || ': ' || CAST(n.waarde AS VARCHAR) || ' was ' || CAST(n.vorige_waarde AS VARCHAR) AS wat,
        abs(n.waarde - n.vorige_waarde) AS maat,
        n.waarde - n.vorige_waarde AS verschil
    FROM paar AS n
    WHERE abs(n.waarde - n.vorige_waarde) >= 20 AND (n.waarde > n.boven * n.vorige_waarde OR n.waarde < n.onder * n.vorige_waarde)
    UNION ALL
    SELECT
        n.bron_id,
        n.blad,
        n.cel,
        'een besteding tussen een tiende en het tienvoudige van het jaar ervoor' AS verwacht,
        n.doel || ' van ' || n.gm_code || ': € ' || n.besteed_eur || ' was € ' || n.vorige_eur AS wat,
        abs(n.besteed_eur - n.vorige_eur) AS maat,
        n.besteed_eur - n.vorige_eur AS verschil
    FROM paar AS n
    WHERE abs(n.besteed_eur - n.vorige_eur) >= 100000 AND (n.besteed_eur > n.boven * n.vorige_eur OR n.besteed_eur < n.onder * n.vorige_eur)
    UNION ALL
    SELECT
        n.bron_id,
        n.blad,
        n.cel,
        'een besteding die past bij de prijs per eenheid' AS verwacht,
        n.doel || ' van ' || n.gm_code || ': € ' || n.besteed_eur || ' voor ' || CAST(n.waarde AS VARCHAR) || ' ' || n.eenheid || ' van € ' || p.prijs_eur AS wat,
        abs(n.besteed_eur - n.waarde * p.prijs_eur) AS maat,
        CAST(n.besteed_eur - n.waarde * p.prijs_eur AS DECIMAL(18, 2)) AS verschil
    FROM kern.opgave AS n
    INNER JOIN prijs AS p USING (peildatum, gm_code, doel, indicator)
    INNER JOIN staging.drempel AS g ON g.vergelijking = 'opgave_prijs'
    WHERE n.besteed_eur >= 1000 AND (n.besteed_eur > g.boven * n.waarde * p.prijs_eur OR n.besteed_eur < g.onder * n.waarde * p.prijs_eur)
)
SELECT
    d.document,
    g.blad,
    arg_max(g.cel, g.maat) AS cel,
    array_to_string(max_by(g.wat, g.maat, 3), '; ') AS waarde,
    g.verwacht,
    arg_max(g.verschil, g.maat) AS verschil
FROM geval AS g
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, g.blad, g.verwacht
