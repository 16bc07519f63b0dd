-- The cell of an answer. Grain: peildatum, gm_code, doel, indicator. Unit: that of the question.
SELECT a.peildatum, a.gm_code, a.doel, a.indicator,
    unnest(cel('antwoord ' || a.indicator, a.bron_id, a.blad, a.cel, a.gedrukt, coalesce(CAST(a.waarde AS VARCHAR), a.tekst)))
FROM mart.antwoord AS a
