-- A gemeente without any figure in an Iv3 report did not report, or too late.
SELECT d.document, b.blad, min(b.cel) AS cel, 'geen cijfers voor ' || b.gm_code AS waarde, 'lasten en baten per taakveld' AS verwacht, NULL AS verschil
FROM kern.iv3 AS b
INNER JOIN staging.document AS d USING (bron_id)
WHERE NOT b.heeft_gerapporteerd
GROUP BY b.boekjaar, b.verslagsoort, d.document, b.blad, b.gm_code
