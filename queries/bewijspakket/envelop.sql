-- Per goal and form what there is and how much of it reaches gemeenten. Grain: uitkeringsjaar, doel, vorm. Unit: whole euro.
SELECT
    t.uitkeringsjaar,
    t.doel,
    t.vorm,
    t.bedrag_eur,
    t.verdeeld_eur,
    t.niet_verdeeld_eur,
    t.sleutel,
    t.status,
    t.bron
FROM mart.envelop AS t
ORDER BY t.uitkeringsjaar, t.doel, t.vorm
