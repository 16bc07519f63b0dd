-- Every line of the envelope of all years, divided or not. Grain: uitkeringsjaar, regel. Unit: whole euro.
SELECT
    e.uitkeringsjaar,
    e.regel,
    e.doel AS doelcode,
    d.naam AS doel,
    e.vorm,
    e.bedrag_eur,
    e.verdeeld_eur,
    e.niet_verdeeld_eur,
    e.ontvangers,
    e.status,
    e.sleutel,
    e.circulaire,
    e.sleutel_jaar,
    e.sleutel_status,
    e.sleutel_toelichting,
    e.bron
FROM mart.envelop_regel AS e
INNER JOIN mart.doel AS d USING (doel)
ORDER BY e.uitkeringsjaar, d.volgorde, e.vorm, e.regel
