-- The limits of a key leave room for exactly the line: no less than all minima, no more than all maxima.
SELECT
    o.document, e.blad, e.cel_sleutel AS cel,
    e.sleutel AS waarde,
    'grenzen waarbinnen ' || e.bedrag_eur || ' past; nu kan het ' || sum(p.ondergrens_eur)
    || ' tot ' || coalesce(CAST(CASE WHEN count(*) = count(p.bovengrens_eur) THEN sum(p.bovengrens_eur) END AS VARCHAR), 'onbegrensd') AS verwacht,
    NULL AS verschil
FROM verdeling.positie AS p
INNER JOIN kern.envelop_regel AS e USING (uitkeringsjaar, regel)
INNER JOIN staging.document AS o USING (bron_id)
GROUP BY o.document, e.blad, e.cel_sleutel, e.sleutel, e.bedrag_eur
HAVING
    bool_or(p.positie = 'onhaalbaar')
    OR bool_or(p.ondergrens_eur > p.bovengrens_eur)
    OR (count(*) = count(p.bovengrens_eur) AND sum(p.bovengrens_eur) < e.bedrag_eur)
