-- Iv3 per taakveld of every report that was read, also of reports that a later one replaces.
-- Grain: boekjaar, verslagsoort, gm_code, volgnummer, plaatsing, taakveld. Unit: whole euro; an absent figure is NULL.
-- volgnummer 0 is the table per taakveld; deliveries have the number of their receipt. plaatsing: first or second
-- publication by CBS (1 for a gemeente's own delivery). L1.1 = salarissen. Source: staging.iv3, staging.iv3_regel.
SELECT
    i.boekjaar,
    i.verslagsoort,
    i.gm_code,
    CAST(0 AS BIGINT) AS volgnummer,
    CAST(1 AS BIGINT) AS plaatsing,
    'taakveldtabel' AS vorm,
    i.taakveld,
    i.omschrijving,
    i.lasten_eur,
    i.baten_eur,
    i.salarissen_eur,
    i.bron_id,
    i.blad,
    i.cel,
    i.cel_baten,
    i.cel_salarissen
FROM staging.iv3 AS i
UNION ALL
SELECT
    CAST(r.boekjaar AS INTEGER) AS boekjaar,
    r.verslagsoort,
    r.gm_code,
    r.volgnummer,
    r.plaatsing,
    r.vorm,
    r.taakveld,
    t.omschrijving,
    CAST(round(sum(r.bedrag_eur) FILTER (WHERE r.kant = 'lasten')) AS BIGINT) AS lasten_eur,
    CAST(round(sum(r.bedrag_eur) FILTER (WHERE r.kant = 'baten')) AS BIGINT) AS baten_eur,
    CAST(round(sum(r.bedrag_eur) FILTER (WHERE r.kant = 'lasten' AND r.categorie = '1.1')) AS BIGINT) AS salarissen_eur,
    r.bron_id,
    string_agg(DISTINCT r.blad, ' + ' ORDER BY r.blad) AS blad,
    string_agg(r.cel, ' + ' ORDER BY r.cel) FILTER (WHERE r.kant = 'lasten') AS cel,
    string_agg(r.cel, ' + ' ORDER BY r.cel) FILTER (WHERE r.kant = 'baten') AS cel_baten,
    string_agg(r.cel, ' + ' ORDER BY r.cel) FILTER (WHERE r.kant = 'lasten' AND r.categorie = '1.1') AS cel_salarissen
FROM staging.iv3_regel AS r
LEFT JOIN staging.taakveld AS t USING (boekjaar, taakveld)
GROUP BY r.boekjaar, r.verslagsoort, r.gm_code, r.volgnummer, r.plaatsing, r.vorm, r.taakveld, t.omschrijving, r.bron_id
