-- S/IU/DU lines whose amounts neither vintage publishes: they are part of no bridge. Grain: uitkering.
-- Parameters: $van, $naar, $jaar.
SELECT r.uitkering, r.toelichting
FROM mart.brug_regel AS r
WHERE
    r.circulaire_van = $van
    AND r.circulaire_naar = $naar
    AND r.uitkeringsjaar = $jaar
    AND NOT r.heeft_bedrag_van
    AND NOT r.heeft_bedrag_naar
ORDER BY r.uitkering
