-- The recipients of an uitkering are those of the nearest vintage, or the change is said: who came and who went. Only uitkeringen that
-- both know. One finding per table, with the uitkeringen where most changed. Unit: gemeenten.
WITH wissel AS (
    SELECT
        u.bron_id,
        u.blad,
        u.naast,
        u.uitkering,
        count(*) FILTER (WHERE u.bedrag_eur <> 0 AND u.naast_bedrag_eur = 0) AS erbij,
        count(*) FILTER (WHERE u.bedrag_eur = 0 AND u.naast_bedrag_eur <> 0) AS eraf,
        min(u.cel) FILTER (WHERE (u.bedrag_eur <> 0) <> (u.naast_bedrag_eur <> 0)) AS cel
    FROM verdeling.poort_uitkering AS u
    WHERE NOT u.is_nieuw
    GROUP BY u.bron_id, u.blad, u.naast, u.uitkering
)
SELECT
    d.document,
    w.blad,
    arg_max(w.cel, w.erbij + w.eraf) AS cel,
    array_to_string(max_by(w.uitkering || ': ' || w.erbij || ' erbij, ' || w.eraf || ' eraf', w.erbij + w.eraf, 3), '; ') AS waarde,
    'de ontvangers van ' || w.naast AS verwacht,
    sum(w.erbij + w.eraf) || ' gemeenten' AS verschil
FROM wissel AS w
INNER JOIN staging.document AS d USING (bron_id)
WHERE w.erbij + w.eraf > 0
GROUP BY d.document, w.blad, w.naast
