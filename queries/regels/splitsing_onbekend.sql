-- A declared share belongs to a split that is known.
SELECT d.document, s.blad, s.cel, concat_ws(' ', s.datum, s.oude_code, '→', s.nieuwe_code) AS waarde, 'een rij met soort gesplitst in herindelingen' AS verwacht, NULL AS verschil
FROM staging.splitsing AS s
INNER JOIN staging.document AS d USING (bron_id)
ANTI JOIN staging.herindeling AS h ON h.datum = s.datum AND h.oude_code = s.oude_code AND h.nieuwe_code = s.nieuwe_code AND h.soort = 'gesplitst'
