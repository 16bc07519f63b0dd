-- What changed in what is booked on the taakvelden of the Iv3 series. Grain: taakveld, boekjaar.
SELECT b.taakveld, b.boekjaar, b.toelichting, b.status, b.bron
FROM mart.lasten_reeks_breuk AS b
ORDER BY b.taakveld, b.boekjaar
