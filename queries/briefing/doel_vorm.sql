-- The money of one year by goal and form. Grain: doel, vorm. Units: whole euro; aandeel_pct in tenths, half up.
-- Parameters: $jaar. sleutel_naam: the key in words.
SELECT
    d.volgorde,
    e.doel,
    d.kort AS doel_naam,
    e.vorm,
    CASE e.vorm WHEN 'au' THEN 'algemene uitkering' WHEN 'du' THEN 'decentralisatie-uitkering' WHEN 'spuk' THEN 'specifieke uitkering' ELSE 'buiten het gemeentefonds' END AS vorm_naam,
    e.bedrag_eur,
    procent(e.bedrag_eur, j.totaal_eur) AS aandeel_pct,
    j.totaal_eur,
    e.verdeeld_eur,
    e.niet_verdeeld_eur,
    e.aantal_regels,
    e.sleutel,
    CASE
        WHEN e.sleutel = 'geen' THEN 'geen, dus niet over gemeenten verdeeld'
        ELSE replace(
            replace(
                replace(coalesce(replace(e.sleutel, 'maatstaf:' || m.code, 'maatstaf ' || lower(m.naam)), e.sleutel), 'maatstaf:', 'maatstaf '),
                'cluster:', 'cluster '
            ),
            'du:', 'decentralisatie-uitkering '
        )
    END AS sleutel_naam,
    e.status,
    e.bron
FROM mart.envelop AS e
INNER JOIN mart.doel AS d USING (doel)
INNER JOIN mart.jaar AS j USING (uitkeringsjaar)
LEFT JOIN mart.maatstaf AS m ON m.code = regexp_extract(e.sleutel, 'maatstaf:([A-Za-z0-9_]+)', 1)
WHERE e.uitkeringsjaar = $jaar
ORDER BY d.volgorde, vorm_volgorde(e.vorm)
