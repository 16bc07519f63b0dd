-- How kern.inwoners_circulaire comes about. Grain: circulaire, uitkeringsjaar, gm_code. Unit: persons.
SELECT i.circulaire, i.uitkeringsjaar, i.gm_code, 'inwoners' AS kolom,
    unnest(stap(
        1, 'Inwoners op 1 januari ' || i.inwoners_jaar || ', heringedeelde gemeenten opgeteld', i.inwoners,
        CASE WHEN i.inwoners_jaar = i.uitkeringsjaar THEN 'gepubliceerd' ELSE 'afgeleid' END, eenheid := 'inwoners',
        is_uitkomst := TRUE
    ))
FROM kern.inwoners_circulaire AS i
