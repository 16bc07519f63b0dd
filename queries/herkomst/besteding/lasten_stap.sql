-- How herkomst.lasten comes about: as in mart.realisatie. Grain: uitkeringsjaar, doel, gm_code, stap, volgorde. Whole euro.
SELECT
    s.uitkeringsjaar,
    s.doel,
    s.gm_code,
    s.kolom,
    s.stap,
    s.volgorde,
    s.omschrijving,
    s.formule,
    s.getallen,
    s.waarde,
    s.eenheid,
    s.status,
    s.invoer,
    s.is_uitkomst
FROM herkomst.realisatie_stap AS s
WHERE s.kolom = 'lasten_taakveld_eur'
