-- Every line of the envelope of one year with the names a reader needs. Grain: uitkeringsjaar, regel. Unit: whole euro.
-- Parameter: $jaar.
SELECT
    d.volgorde,
    e.doel,
    d.naam AS doel_naam,
    e.vorm,
    e.regel,
    e.bedrag_eur,
    e.verdeeld_eur,
    e.niet_verdeeld_eur,
    e.ontvangers,
    e.sleutel,
    m.naam AS sleutel_maatstaf,
    c.naam AS circulaire_naam,
    e.sleutel_jaar,
    e.sleutel_status,
    e.sleutel_toelichting,
    e.status,
    e.bron,
    b.document,
    e.cel
FROM mart.envelop_regel AS e
INNER JOIN mart.doel AS d USING (doel)
LEFT JOIN mart.circulaire AS c ON c.circulaire = e.circulaire AND c.uitkeringsjaar = e.sleutel_jaar
LEFT JOIN mart.sleutelnaam AS m ON m.sleutel = e.sleutel
LEFT JOIN mart.document AS b ON b.bron_id = e.bron_id
WHERE e.uitkeringsjaar = $jaar
ORDER BY d.volgorde, vorm_volgorde(e.vorm), e.regel
