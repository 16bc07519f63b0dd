-- How mart.uitkering comes about: as printed. Grain: circulaire, uitkeringsjaar, gm_code, uitkering. Unit: euro.
SELECT u.circulaire, u.uitkeringsjaar, u.gm_code, u.uitkering, 'bedrag_eur' AS kolom,
    unnest(stap(1, 'Overgenomen uit de circulaire', u.bedrag_eur, u.status, is_uitkomst := TRUE))
FROM mart.uitkering AS u
