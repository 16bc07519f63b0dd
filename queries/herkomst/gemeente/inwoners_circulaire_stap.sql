-- How kern.inwoners_circulaire comes about. Grain: circulaire, uitkeringsjaar, gm_code. Unit: persons.
SELECT
    i.circulaire,
    i.uitkeringsjaar,
    i.gm_code,
    'inwoners' AS kolom,
    1 AS stap,
    0 AS volgorde,
    'Inwoners op 1 januari ' || i.inwoners_jaar || ', heringedeelde gemeenten opgeteld' AS omschrijving,
    CAST(NULL AS VARCHAR) AS formule,
    CAST([] AS VARCHAR[]) AS getallen,
    CAST(i.inwoners AS VARCHAR) AS waarde,
    'inwoners' AS eenheid,
    CASE WHEN i.inwoners_jaar = i.uitkeringsjaar THEN 'gepubliceerd' ELSE 'afgeleid' END AS status,
    CAST(NULL AS VARCHAR) AS invoer,
    TRUE AS is_uitkomst
FROM kern.inwoners_circulaire AS i
