-- The cells of the inhabitants in mart.lasten_reeks. Grain: boekjaar, verslagsoort, gm_code, taakveld, cel. Unit: persons.
SELECT l.boekjaar, l.verslagsoort, l.gm_code, l.taakveld,
    unnest(cel('inwoners ' || i.gm_code || ' op 1 januari ' || i.jaar, i.bron_id, i.blad, i.cel, i.gedrukt, i.inwoners))
FROM mart.lasten_reeks AS l
INNER JOIN staging.inwoners AS i ON i.jaar = l.boekjaar AND i.gm_code = l.gm_code
