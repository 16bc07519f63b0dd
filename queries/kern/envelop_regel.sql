-- One line of the envelope with its key taken apart. Grain: uitkeringsjaar, regel. Unit: whole euro.
-- Source: staging.envelop (pok/envelop.csv). 'du:<naam>' gives sleutel_soort 'du' and sleutel_naam '<naam>'.
SELECT
    e.uitkeringsjaar,
    e.doel,
    e.vorm,
    e.regel,
    e.bedrag_eur,
    e.status,
    e.sleutel,
    split_part(e.sleutel, ':', 1) AS sleutel_soort,
    nullif(trim(substr(e.sleutel, instr(e.sleutel || ':', ':') + 1)), '') AS sleutel_naam,
    e.sleutel_circulaire,
    e.sleutel_jaar,
    e.sleutel_status,
    e.sleutel_toelichting,
    e.bron,
    j.indeling_peildatum,
    e.bron_id,
    e.blad,
    e.cel
FROM staging.envelop AS e
LEFT JOIN staging.jaar AS j ON j.uitkeringsjaar = e.uitkeringsjaar
