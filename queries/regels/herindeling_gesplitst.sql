-- A key may not be carried over a split: nobody knows which part went where.
SELECT d.document, h.blad, h.cel, h.oude_code || ' → ' || h.nieuwe_code AS waarde, 'geen splitsing tussen de bron van de sleutel en de indeling van het jaar' AS verwacht, NULL AS verschil
FROM staging.herindeling AS h
INNER JOIN staging.document AS d USING (bron_id)
WHERE
    h.soort = 'gesplitst'
    AND EXISTS (
        SELECT 1
        FROM kern.envelop_regel AS e
        LEFT JOIN kern.circulaire AS c ON c.circulaire = e.sleutel_circulaire AND c.uitkeringsjaar = e.sleutel_jaar
        WHERE
            e.is_verdeeld
            AND h.datum > coalesce(c.indeling_peildatum, make_date(e.sleutel_jaar, 1, 1))
            AND h.datum <= e.indeling_peildatum
    )
