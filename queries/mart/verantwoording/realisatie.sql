-- Allocation against realisation. Grain: uitkeringsjaar, doel, gm_code. Units: euro; capacity in column eenheid.
-- toegewezen_capaciteit: what the money buys at the price per unit (aanname, or that of the gemeente itself: mart.eigen_prijs), half up to hundredths in whole numbers.
-- gerealiseerde_capaciteit: the return, else the lower bound from Iv3; capaciteit_herkomst says which.
-- ondergrens_capaciteit: that bound, also beside a return. besteed_eur: only what was booked for the goal itself (the SiSa
-- annex, else a return; besteed_herkomst says which); the lasten of the whole taakveld are context and stand apart. zichtbaarheid: the channel through which this row
-- is, or can be, seen; iv3 only where a jaarrekening has lasten on the taakveld, because a begroting shows no spending.
WITH
toewijzing AS (
    SELECT
        t.uitkeringsjaar,
        t.doel,
        t.gm_code,
        CAST(sum(t.bedrag_eur) AS BIGINT) AS toegewezen_eur,
        bool_or(t.vorm = 'spuk') AS heeft_spuk,
        zwakste(t.status) AS status
    FROM mart.toewijzing AS t
    GROUP BY t.uitkeringsjaar, t.doel, t.gm_code
),
opgave AS (
    SELECT year(c.peildatum) AS jaar, c.gm_code, c.doel, c.waarde, c.reden, c.status, c.besteed_eur, c.bron = 'opgave van de gemeente' AS heeft_opgave
    FROM mart.capaciteit AS c
    WHERE c.herkomst = 'opgave'
    -- a year may have more than one peildatum: the latest that the gemeente gave a return for
    QUALIFY
        row_number() OVER (
            PARTITION BY year(c.peildatum), c.gm_code, c.doel ORDER BY c.bron = 'opgave van de gemeente' DESC, c.peildatum DESC
        ) = 1
),
ondergrens AS (
    SELECT year(c.peildatum) AS jaar, c.gm_code, c.doel, c.waarde, c.status
    FROM mart.capaciteit AS c
    WHERE c.herkomst = 'iv3' AND c.waarde IS NOT NULL
),
sisa AS (
    SELECT s.jaar, s.gm_code, s.doel, CAST(sum(s.besteed_eur) AS BIGINT) AS besteed_eur, any_value(s.status) AS status
    FROM mart.sisa_besteding AS s
    GROUP BY s.jaar, s.gm_code, s.doel
),
lasten AS (
    SELECT
        i.boekjaar,
        i.gm_code,
        t.doel,
        i.verslagsoort,
        CAST(sum(i.lasten_eur) AS BIGINT) AS lasten_taakveld_eur,
        string_agg(i.taakveld, ', ' ORDER BY i.taakveld) AS taakvelden
    FROM mart.besteding AS i
    INNER JOIN kern.doel_taakveld AS t USING (taakveld)
    GROUP BY i.boekjaar, i.gm_code, t.doel, i.verslagsoort
    QUALIFY row_number() OVER (PARTITION BY i.boekjaar, i.gm_code, t.doel ORDER BY i.verslagsoort = 'jaarrekening' DESC) = 1
)
SELECT
    t.uitkeringsjaar,
    t.doel,
    t.gm_code,
    t.toegewezen_eur,
    per_stuk(t.toegewezen_eur, coalesce(e.prijs_eur, p.prijs_eur)) AS toegewezen_capaciteit,
    coalesce(o.waarde, b.waarde) AS gerealiseerde_capaciteit,
    b.waarde AS ondergrens_capaciteit,
    d.eenheid,
    CASE WHEN o.waarde IS NOT NULL THEN 'opgave' WHEN b.waarde IS NOT NULL THEN 'iv3 (ondergrens)' END AS capaciteit_herkomst,
    CASE WHEN o.waarde IS NOT NULL THEN o.status WHEN b.waarde IS NOT NULL THEN b.status END AS capaciteit_status,
    CASE WHEN o.waarde IS NULL AND b.waarde IS NULL THEN coalesce(o.reden, 'niet opgegeven') END AS capaciteit_reden,
    coalesce(s.besteed_eur, o.besteed_eur) AS besteed_eur,
    CASE WHEN s.besteed_eur IS NOT NULL THEN s.status WHEN o.besteed_eur IS NOT NULL THEN o.status END AS besteed_status,
    l.lasten_taakveld_eur,
    l.taakvelden,
    l.verslagsoort AS lasten_verslagsoort,
    CASE
        WHEN s.besteed_eur IS NOT NULL THEN 'sisa'
        WHEN coalesce(o.heeft_opgave, FALSE) AND (o.waarde IS NOT NULL OR o.besteed_eur IS NOT NULL) THEN 'opgave'
        WHEN d.zichtbaarheid = 'iv3' AND l.verslagsoort = 'jaarrekening' AND l.lasten_taakveld_eur > 0 THEN 'iv3'
        WHEN t.heeft_spuk THEN 'sisa'
        ELSE 'niet zichtbaar'
    END AS zichtbaarheid,
    t.status AS toewijzing_status,
    zwakste_van(t.status, s.status, CASE WHEN o.waarde IS NOT NULL OR o.besteed_eur IS NOT NULL THEN o.status ELSE b.status END) AS status,
    CASE WHEN s.besteed_eur IS NOT NULL THEN 'sisa' WHEN o.besteed_eur IS NOT NULL THEN 'opgave' END AS besteed_herkomst
FROM toewijzing AS t
INNER JOIN staging.doel AS d USING (doel)
LEFT JOIN staging.prijs AS p USING (doel, indicator)
LEFT JOIN mart.eigen_prijs AS e ON e.uitkeringsjaar = t.uitkeringsjaar AND e.gm_code = t.gm_code AND e.doel = t.doel
LEFT JOIN opgave AS o ON o.jaar = t.uitkeringsjaar AND o.gm_code = t.gm_code AND o.doel = t.doel
LEFT JOIN sisa AS s ON s.jaar = t.uitkeringsjaar AND s.gm_code = t.gm_code AND s.doel = t.doel
LEFT JOIN ondergrens AS b ON b.jaar = t.uitkeringsjaar AND b.gm_code = t.gm_code AND b.doel = t.doel
LEFT JOIN lasten AS l ON l.boekjaar = t.uitkeringsjaar AND l.gm_code = t.gm_code AND l.doel = t.doel
