-- The cells of a line of the envelope: its amount, and its key. Grain: uitkeringsjaar, regel, onderdeel. Unit: whole euro.
SELECT
    e.uitkeringsjaar,
    e.doel,
    e.vorm,
    e.regel,
    'bedrag' AS onderdeel,
    e.sleutel <> 'geen' AS is_verdeeld,
    unnest(cel('bedrag van regel ' || e.regel, e.bron_id, e.blad, e.cel, e.gedrukt, e.bedrag_eur))
FROM staging.envelop AS e
UNION ALL
SELECT
    e.uitkeringsjaar,
    e.doel,
    e.vorm,
    e.regel,
    'sleutel' AS onderdeel,
    e.sleutel <> 'geen' AS is_verdeeld,
    unnest(cel('sleutel van regel ' || e.regel, e.bron_id, e.blad, e.cel_sleutel, e.sleutel, e.sleutel))
FROM staging.envelop AS e
