-- What changed in what is booked on a taakveld of the series, from a boekjaar on: what a line over the years must be read with.
-- Grain: taakveld, boekjaar. Source: staging.iv3_breuk, each row with its status and source.
SELECT b.taakveld, b.boekjaar, b.toelichting, b.status, b.bron, b.bron_id, b.blad, b.cel
FROM staging.iv3_breuk AS b
