-- How kern.volume comes about: it is taken over. Unit: that of the maatstaf.
-- Grain: circulaire, uitkeringsjaar, gm_code, maatstaf, kolom, stap.
SELECT v.circulaire, v.uitkeringsjaar, v.gm_code, v.maatstaf, 'volume' AS kolom,
    unnest(stap(
        1, 'Overgenomen uit het rekenbestand bij de circulaire', v.volume, 'gepubliceerd', eenheid := 'eenheden', is_uitkomst := TRUE
    ))
FROM kern.volume AS v
