-- A gemeente goes over whole into one successor, or is split over several: never twice whole, or both, on one date.
SELECT
    d.document,
    h.blad,
    'B' || max(CAST(regexp_extract(h.cel, '\d+') AS INTEGER)) AS cel,
    h.datum || ' ' || h.oude_code || ': ' || string_agg(h.nieuwe_code || ' ' || h.soort, ', ' ORDER BY h.nieuwe_code) AS waarde,
    'eenmaal geheel, of alleen gesplitst' AS verwacht,
    NULL AS verschil
FROM staging.herindeling AS h
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, h.blad, h.datum, h.oude_code
HAVING count(*) > 1 AND bool_or(h.soort = 'geheel')
