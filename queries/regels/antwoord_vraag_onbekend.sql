-- An answer is to a question that is asked: of pok/indicatoren.csv and not the leading one, or the price of the gemeente and its source.
SELECT d.document, a.blad, a.cel, a.doel || ' / ' || a.indicator AS waarde, 'een vraag uit pok/indicatoren.csv die niet leidend is' AS verwacht, NULL AS verschil
FROM staging.antwoord AS a
INNER JOIN staging.document AS d USING (bron_id)
WHERE
    a.indicator NOT IN ('prijs_eur', 'prijs_bron')
    AND NOT EXISTS (SELECT 1 FROM staging.indicator AS i WHERE i.doel = a.doel AND i.indicator = a.indicator AND i.leidend = 'nee')
