-- How herkomst.lasten comes about: as in mart.realisatie. Grain: uitkeringsjaar, doel, gm_code, stap, volgorde. Whole euro.
FROM herkomst.realisatie_stap AS s
WHERE s.kolom = 'lasten_taakveld_eur'
