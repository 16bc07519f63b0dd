-- The figures of the Iv3 series, one row per printed cell. Grain: boekjaar, verslagsoort, gm_code, post. Unit: whole euro
-- (printed x 1,000). post: the code of a taakveld, or a core figure over all taakvelden. taakveld: the code under which its
-- lasten make one line over the years, so 6.2 for 6.21, 6.22 and 6.23: the one code that its group in the crosswalk began with.
-- Who did not file has no rows. A view: the cells stand in staging.iv3_reeks. Source: CBS, Iv3.
WITH eerder AS (
    SELECT d.taakveld, any_value(e.taakveld) AS taakveld_reeks
    FROM staging.taakveld_overgang AS d
    INNER JOIN staging.taakveld_overgang AS e ON e.niveau = d.niveau AND e.groep = d.groep AND e.boekjaar_van < d.boekjaar_van
    WHERE d.niveau = 'fijn'
    GROUP BY d.taakveld
    HAVING count(DISTINCT e.taakveld) = 1
)
SELECT
    r.boekjaar,
    r.verslagsoort,
    r.gm_code,
    p.post,
    coalesce(e.taakveld_reeks, p.taakveld) AS taakveld,
    p.bedrag * 1000 AS bedrag_eur,
    p.gedrukt,
    r.bron_id,
    r.blad,
    p.cel
FROM staging.iv3_reeks AS r
CROSS JOIN LATERAL (
    VALUES
        ('0.1', '0.1', r."0.1", r."gedrukt_0.1", r."cel_0.1"),
        ('1.2', '1.2', r."1.2", r."gedrukt_1.2", r."cel_1.2"),
        ('5.6', '5.6', r."5.6", r."gedrukt_5.6", r."cel_5.6"),
        ('6.1', '6.1', r."6.1", r."gedrukt_6.1", r."cel_6.1"),
        ('6.2', '6.2', r."6.2", r."gedrukt_6.2", r."cel_6.2"),
        ('6.21', '6.21', r."6.21", r."gedrukt_6.21", r."cel_6.21"),
        ('6.22', '6.22', r."6.22", r."gedrukt_6.22", r."cel_6.22"),
        ('6.23', '6.23', r."6.23", r."gedrukt_6.23", r."cel_6.23"),
        ('6.82', '6.82', r."6.82", r."gedrukt_6.82", r."cel_6.82"),
        ('lasten_totaal', NULL, r.lasten_totaal, r.gedrukt, r.cel),
        ('salarissen', NULL, r.salarissen, r.gedrukt_salarissen, r.cel_salarissen),
        ('inhuur', NULL, r.inhuur, r.gedrukt_inhuur, r.cel_inhuur),
        ('salarissen_overhead', NULL, r.salarissen_overhead, r.gedrukt_salarissen_overhead, r.cel_salarissen_overhead),
        ('inhuur_overhead', NULL, r.inhuur_overhead, r.gedrukt_inhuur_overhead, r.cel_inhuur_overhead),
        ('rijksbijdragen_specifiek', NULL, r.rijksbijdragen_specifiek, r.gedrukt_rijksbijdragen_specifiek, r.cel_rijksbijdragen_specifiek)
) AS p (post, taakveld, bedrag, gedrukt, cel)
LEFT JOIN eerder AS e ON e.taakveld = p.taakveld
WHERE p.bedrag IS NOT NULL
