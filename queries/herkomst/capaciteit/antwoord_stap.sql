-- How mart.antwoord comes about: as given. Grain: peildatum, gm_code, doel, indicator, kolom. Unit: that of the question.
SELECT a.peildatum, a.gm_code, a.doel, a.indicator, 'waarde' AS kolom,
    unnest(stap(
        1,
        CASE
            WHEN a.waarde IS NOT NULL THEN 'Overgenomen uit het antwoord van de gemeente'
            WHEN a.tekst IS NOT NULL THEN 'Geen getal: het antwoord is ' || a.tekst
            ELSE 'Geen cijfer: ' || a.reden
        END,
        a.waarde, CASE WHEN a.waarde IS NOT NULL THEN a.status END, eenheid := a.eenheid, is_uitkomst := TRUE
    ))
FROM mart.antwoord AS a
