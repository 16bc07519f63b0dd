-- The cells of a line of the envelope: its amount, and its key. Grain: uitkeringsjaar, regel, onderdeel. Unit: whole euro.
SELECT
    e.uitkeringsjaar,
    e.doel,
    e.vorm,
    e.regel,
    'bedrag' AS onderdeel,
    e.sleutel <> 'geen' AS is_verdeeld,
    'bedrag van regel ' || e.regel AS rol,
    e.bron_id,
    e.blad,
    e.cel,
    e.gedrukt,
    CAST(e.bedrag_eur AS VARCHAR) AS waarde
FROM staging.envelop AS e
UNION ALL
SELECT
    e.uitkeringsjaar,
    e.doel,
    e.vorm,
    e.regel,
    'sleutel' AS onderdeel,
    e.sleutel <> 'geen' AS is_verdeeld,
    'sleutel van regel ' || e.regel AS rol,
    e.bron_id,
    e.blad,
    e.cel_sleutel AS cel,
    e.sleutel AS gedrukt,
    e.sleutel AS waarde
FROM staging.envelop AS e
