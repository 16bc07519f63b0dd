-- On which taakvelden a goal is booked, as far as a source or the definitions say. Grain: doel, taakveld.
SELECT
    d.doel,
    trim(t.taakveld) AS taakveld,
    d.taakveld_status AS status
FROM staging.doel AS d
CROSS JOIN unnest(string_split(d.taakvelden, '|')) AS t (taakveld)
