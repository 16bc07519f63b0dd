-- The published lines of the envelope as far as a scenario can change them. Grain: uitkeringsjaar, regel. Unit: whole euro.
SELECT
    e.uitkeringsjaar,
    e.regel,
    e.doel,
    e.vorm,
    e.bedrag_eur,
    e.sleutel,
    e.sleutel_circulaire,
    e.sleutel_jaar
FROM kern.envelop_regel AS e
