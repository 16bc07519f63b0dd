-- One gemeente in one year, per goal: what it got, what that buys, what is there, and how far it can be seen.
-- Grain: doel. Units: whole euro; capacity in column eenheid. Parameters: $jaar, $gm, $klasse (the codes of all gemeenten
-- of its size class, see gemeenten.sql), $met_voorbeeld (FALSE: made-up returns count as not given).
-- What the money buys is toegewezen_eur ÷ prijs_eur, divided where it is shown so that it is rounded once; eigen_prijs_peildatum: of
-- the return in which the gemeente gave that price itself. landelijk_*: all
-- money of the goal, and what of it is allocated to gemeenten. zichtbaarheid 'iv3': a jaarrekening with lasten above zero.
-- ondergrens_* and lasten_taakveld_eur are the whole taakveld: context, wider than this goal.
WITH
ondergrens AS (
    SELECT c.doel, c.waarde, c.status, c.bron, c.cel
    FROM mart.capaciteit AS c
    WHERE c.herkomst = 'iv3' AND year(c.peildatum) = $jaar AND c.gm_code = $gm AND c.waarde > 0
),
vorm AS (
    SELECT
        t.doel,
        CAST(sum(t.bedrag_eur) FILTER (WHERE t.gm_code = $gm AND t.vorm = 'au') AS BIGINT) AS au_eur,
        CAST(sum(t.bedrag_eur) FILTER (WHERE t.gm_code = $gm AND t.vorm = 'du') AS BIGINT) AS du_eur,
        CAST(sum(t.bedrag_eur) FILTER (WHERE t.gm_code = $gm AND t.vorm = 'spuk') AS BIGINT) AS spuk_eur,
        CAST(sum(t.bedrag_eur) FILTER (WHERE t.gm_code = $gm AND t.vorm = 'buiten_gemeentefonds') AS BIGINT) AS buiten_eur,
        CAST(sum(t.bedrag_eur) AS BIGINT) AS klasse_eur,
        bool_or(t.vorm = 'spuk') AS heeft_spuk
    FROM mart.toewijzing AS t
    WHERE t.uitkeringsjaar = $jaar AND list_contains($klasse, t.gm_code)
    GROUP BY t.doel
),
landelijk AS (
    SELECT e.doel, CAST(sum(e.bedrag_eur) AS BIGINT) AS landelijk_eur, CAST(sum(e.verdeeld_eur) AS BIGINT) AS landelijk_verdeeld_eur
    FROM mart.envelop_regel AS e
    WHERE e.uitkeringsjaar = $jaar
    GROUP BY e.doel
)
SELECT
    d.volgorde,
    d.doel,
    d.naam AS doel_naam,
    d.omschrijving,
    v.au_eur,
    v.du_eur,
    v.spuk_eur,
    v.buiten_eur,
    v.klasse_eur,
    r.toegewezen_eur,
    r.toewijzing_status,
    d.eenheid,
    coalesce(e.prijs_eur, d.prijs_eur) AS prijs_eur,
    coalesce(e.status, d.prijs_status) AS prijs_status,
    coalesce(e.bron, d.prijs_bron) AS prijs_bron,
    e.peildatum AS eigen_prijs_peildatum,
    l.landelijk_eur,
    l.landelijk_verdeeld_eur,
    o.waarde AS opgave_waarde,
    o.indicator AS opgave_indicator,
    o.peildatum AS opgave_peildatum,
    o.status AS opgave_status,
    CASE WHEN o.waarde IS NULL THEN coalesce(o.reden, 'niet opgegeven') END AS opgave_reden,
    o.document AS opgave_document,
    o.blad AS opgave_blad,
    o.cel AS opgave_cel,
    o.besteed_eur,
    b.waarde AS ondergrens_waarde,
    b.status AS ondergrens_status,
    b.bron AS ondergrens_bron,
    b.cel AS ondergrens_cel,
    r.lasten_taakveld_eur,
    r.taakvelden,
    d.taakvelden AS doel_taakvelden,
    d.taakveld_status,
    r.lasten_verslagsoort,
    CASE
        WHEN o.waarde IS NOT NULL OR o.besteed_eur IS NOT NULL THEN 'opgave'
        WHEN d.zichtbaarheid = 'iv3' AND r.lasten_verslagsoort = 'jaarrekening' AND r.lasten_taakveld_eur > 0 THEN 'iv3'
        WHEN v.heeft_spuk THEN 'sisa'
        ELSE 'niet zichtbaar'
    END AS zichtbaarheid,
    d.zichtbaarheid_toelichting
FROM mart.realisatie AS r
INNER JOIN mart.doel AS d USING (doel)
LEFT JOIN mart.eigen_prijs AS e ON e.uitkeringsjaar = r.uitkeringsjaar AND e.gm_code = r.gm_code AND e.doel = r.doel
LEFT JOIN vorm AS v ON v.doel = r.doel
LEFT JOIN landelijk AS l ON l.doel = r.doel
LEFT JOIN mart.opgave AS o
    ON o.doel = r.doel AND o.gm_code = r.gm_code AND o.jaar = r.uitkeringsjaar AND ($met_voorbeeld OR o.status <> 'voorbeeld')
LEFT JOIN ondergrens AS b ON b.doel = r.doel
WHERE r.uitkeringsjaar = $jaar AND r.gm_code = $gm
ORDER BY d.volgorde
