-- One line of the envelope. Grain: uitkeringsjaar, regel. Unit: whole euro. Source: staging.envelop (pok/envelop.csv).
-- The parts, limits and recipients of its key stand in kern.envelop_deel and staging.sleutel_*.
SELECT
    e.uitkeringsjaar,
    e.doel,
    e.vorm,
    e.regel,
    e.bedrag_eur,
    e.status,
    e.sleutel,
    e.sleutel <> 'geen' AS is_verdeeld,
    e.sleutel_circulaire,
    e.sleutel_jaar,
    e.sleutel_status,
    e.sleutel_toelichting,
    e.bron,
    j.indeling_peildatum,
    e.bron_id,
    e.blad,
    e.cel,
    e.cel_sleutel
FROM staging.envelop AS e
LEFT JOIN staging.jaar AS j USING (uitkeringsjaar)
