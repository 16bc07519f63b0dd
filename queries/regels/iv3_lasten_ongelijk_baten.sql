-- PF006: total lasten equals total baten in begroting and jaarrekening. Printed x 1,000, so 100 thousand is allowed.
-- Deliveries with detail have the check of their own definition (PF006) when they are read.
SELECT
    d.document, b.blad, 'rijen van ' || b.gm_code AS cel,
    coalesce(CAST(sum(b.lasten_eur) AS VARCHAR), 'geen lasten') AS waarde,
    coalesce(CAST(sum(b.baten_eur) AS VARCHAR), 'baten') AS verwacht,
    sum(b.lasten_eur) - sum(b.baten_eur) AS verschil
FROM kern.iv3 AS b
INNER JOIN staging.document AS d USING (bron_id)
WHERE b.vorm = 'taakveldtabel'
GROUP BY b.boekjaar, b.verslagsoort, d.document, b.blad, b.gm_code
-- one side that is missing altogether is no balance either; both missing is a gemeente that did not report
HAVING coalesce(abs(sum(b.lasten_eur) - sum(b.baten_eur)) > 100000, count(b.lasten_eur) + count(b.baten_eur) > 0)
