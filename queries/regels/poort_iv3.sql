-- The report of a gemeente follows its own report before it: in all its lasten, in most of its taakvelden (within twice or half, those
-- above € 100.000), and its lasten and baten are in balance. One finding per report and kind, with the worst gemeenten. Reports below
-- € 5 million are too small to compare. Unit: euro, compared as a number of times.
WITH
verslag AS (
    SELECT
        i.boekjaar,
        i.verslagsoort,
        i.gm_code,
        2 * i.boekjaar + CAST(i.verslagsoort = 'jaarrekening' AS INTEGER) AS plaats,
        CAST(sum(i.lasten_eur) AS DOUBLE) AS lasten,
        CAST(sum(i.baten_eur) AS DOUBLE) AS baten,
        any_value(i.bron_id) AS bron_id,
        any_value(i.blad) AS blad,
        arg_max(i.cel, abs(i.lasten_eur)) AS cel
    FROM kern.iv3 AS i
    GROUP BY i.boekjaar, i.verslagsoort, i.gm_code
    HAVING abs(sum(i.lasten_eur)) >= 5000000
),
paar AS (
    SELECT v.*, o.boekjaar AS oud_jaar, o.verslagsoort AS oud_soort, o.lasten AS oud_lasten
    FROM verslag AS v
    ASOF INNER JOIN verslag AS o ON o.gm_code = v.gm_code AND o.plaats < v.plaats
    ANTI JOIN staging.herindeling AS h ON h.nieuwe_code = v.gm_code AND year(h.datum) > o.boekjaar AND year(h.datum) <= v.boekjaar
),
taakveld AS (
    SELECT
        p.boekjaar,
        p.verslagsoort,
        p.gm_code,
        avg(CAST(i.lasten_eur <= 2 * o.lasten_eur AND 2 * i.lasten_eur >= o.lasten_eur AS INTEGER)) AS aandeel
    FROM paar AS p
    INNER JOIN kern.iv3 AS i USING (boekjaar, verslagsoort, gm_code)
    INNER JOIN kern.iv3 AS o ON o.boekjaar = p.oud_jaar AND o.verslagsoort = p.oud_soort AND o.gm_code = p.gm_code AND o.taakveld = i.taakveld
    WHERE i.lasten_eur > 100000 AND o.lasten_eur > 100000
    GROUP BY p.boekjaar, p.verslagsoort, p.gm_code
    HAVING count(*) >= 10
),
geval AS (
    SELECT p.bron_id, p.blad, p.cel, p.gm_code, 'lasten als in het vorige verslag' AS verwacht, p.lasten / p.oud_lasten AS maal, abs(ln(abs(p.lasten / p.oud_lasten))) AS maat
    FROM paar AS p
    INNER JOIN staging.drempel AS d ON d.vergelijking = 'iv3_lasten' AND buiten_drempel(p.lasten / p.oud_lasten, d.onder, d.boven)
    UNION ALL
    SELECT p.bron_id, p.blad, p.cel, p.gm_code, 'taakvelden waarvan de meeste binnen het dubbele en de helft van het vorige verslag liggen' AS verwacht, t.aandeel AS maal, 1 - t.aandeel AS maat
    FROM paar AS p
    INNER JOIN taakveld AS t USING (boekjaar, verslagsoort, gm_code)
    INNER JOIN staging.drempel AS d ON d.vergelijking = 'iv3_taakvelden' AND buiten_drempel(t.aandeel, d.onder, d.boven)
    UNION ALL
    SELECT v.bron_id, v.blad, v.cel, v.gm_code, 'lasten en baten in evenwicht' AS verwacht, v.lasten / nullif(v.baten, 0) AS maal, abs(v.lasten - v.baten) / v.lasten AS maat
    FROM verslag AS v
    INNER JOIN staging.drempel AS d ON d.vergelijking = 'iv3_evenwicht' AND abs(v.lasten - v.baten) > CAST(d.boven AS DOUBLE) * abs(v.lasten)
)
SELECT
    d.document,
    g.blad,
    arg_max(g.cel, g.maat) AS cel,
    count(*) || CASE WHEN count(*) = 1 THEN ' gemeente: ' ELSE ' gemeenten, zoals ' END || array_to_string(max_by(g.gm_code || ' ' || coalesce(als_maal(g.maal), 'geen'), g.maat, 3), '; ') AS waarde,
    g.verwacht,
    NULL AS verschil
FROM geval AS g
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, g.blad, g.verwacht
