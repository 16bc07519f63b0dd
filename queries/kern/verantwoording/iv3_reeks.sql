-- The figures of the Iv3 series, one row per printed cell. Grain: boekjaar, verslagsoort, gm_code, post. Unit: whole euro
-- (printed x 1,000). post: the code of a taakveld, or a core figure over all taakvelden. taakveld: the code under which its
-- lasten make one line over the years, so 6.2 for 6.21, 6.22 and 6.23: the one code that its group in the crosswalk began with.
-- Who did not file has no rows. A view: the cells stand in staging.iv3_reeks. Source: CBS, Iv3.
WITH
eerder AS (
    SELECT d.taakveld, any_value(e.taakveld) AS taakveld_reeks
    FROM staging.taakveld_overgang AS d
    INNER JOIN staging.taakveld_overgang AS e ON e.niveau = d.niveau AND e.groep = d.groep AND e.boekjaar_van < d.boekjaar_van
    WHERE d.niveau = 'fijn'
    GROUP BY d.taakveld
    HAVING count(DISTINCT e.taakveld) = 1
),
cel AS (
    SELECT
        r.boekjaar,
        r.verslagsoort,
        r.gm_code,
        r.bron_id,
        r.blad,
        unnest([
            {post: '0.1', is_taakveld: TRUE, bedrag: r."0.1", gedrukt: r."gedrukt_0.1", cel: r."cel_0.1"},
            {post: '1.2', is_taakveld: TRUE, bedrag: r."1.2", gedrukt: r."gedrukt_1.2", cel: r."cel_1.2"},
            {post: '5.6', is_taakveld: TRUE, bedrag: r."5.6", gedrukt: r."gedrukt_5.6", cel: r."cel_5.6"},
            {post: '6.1', is_taakveld: TRUE, bedrag: r."6.1", gedrukt: r."gedrukt_6.1", cel: r."cel_6.1"},
            {post: '6.2', is_taakveld: TRUE, bedrag: r."6.2", gedrukt: r."gedrukt_6.2", cel: r."cel_6.2"},
            {post: '6.21', is_taakveld: TRUE, bedrag: r."6.21", gedrukt: r."gedrukt_6.21", cel: r."cel_6.21"},
            {post: '6.22', is_taakveld: TRUE, bedrag: r."6.22", gedrukt: r."gedrukt_6.22", cel: r."cel_6.22"},
            {post: '6.23', is_taakveld: TRUE, bedrag: r."6.23", gedrukt: r."gedrukt_6.23", cel: r."cel_6.23"},
            {post: '6.82', is_taakveld: TRUE, bedrag: r."6.82", gedrukt: r."gedrukt_6.82", cel: r."cel_6.82"},
            {post: 'lasten_totaal', is_taakveld: FALSE, bedrag: r.lasten_totaal, gedrukt: r.gedrukt, cel: r.cel},
            {post: 'salarissen', is_taakveld: FALSE, bedrag: r.salarissen, gedrukt: r.gedrukt_salarissen, cel: r.cel_salarissen},
            {post: 'inhuur', is_taakveld: FALSE, bedrag: r.inhuur, gedrukt: r.gedrukt_inhuur, cel: r.cel_inhuur},
            {post: 'salarissen_overhead', is_taakveld: FALSE, bedrag: r.salarissen_overhead, gedrukt: r.gedrukt_salarissen_overhead, cel: r.cel_salarissen_overhead},
            {post: 'inhuur_overhead', is_taakveld: FALSE, bedrag: r.inhuur_overhead, gedrukt: r.gedrukt_inhuur_overhead, cel: r.cel_inhuur_overhead},
            {post: 'rijksbijdragen_specifiek', is_taakveld: FALSE, bedrag: r.rijksbijdragen_specifiek, gedrukt: r.gedrukt_rijksbijdragen_specifiek, cel: r.cel_rijksbijdragen_specifiek}
        ], recursive := TRUE)
    FROM staging.iv3_reeks AS r
)
SELECT
    c.boekjaar,
    c.verslagsoort,
    c.gm_code,
    c.post,
    CASE WHEN c.is_taakveld THEN coalesce(e.taakveld_reeks, c.post) END AS taakveld,
    c.bedrag * 1000 AS bedrag_eur,
    c.gedrukt,
    c.bron_id,
    c.blad,
    c.cel
FROM cel AS c
LEFT JOIN eerder AS e ON e.taakveld = c.post
WHERE c.bedrag IS NOT NULL
