-- PF006: total lasten equals total baten in begroting and jaarrekening. Printed x 1,000, so 100 thousand is allowed.
-- Deliveries with detail have the check of their own definition (PF006) when they are read.
SELECT
    d.document, b.blad, 'rijen van ' || b.gm_code AS cel,
    sum(b.lasten_eur) AS waarde,
    sum(b.baten_eur) AS verwacht,
    sum(b.lasten_eur) - sum(b.baten_eur) AS verschil
FROM kern.iv3 AS b
INNER JOIN staging.document AS d ON d.bron_id = b.bron_id
WHERE b.vorm = 'taakveldtabel'
GROUP BY d.document, b.blad, b.gm_code
HAVING abs(sum(b.lasten_eur) - sum(b.baten_eur)) > 100000
