-- The S/IU/DU lines of a bridge: whether each vintage has amounts of them, and what follows (toelichting).
-- Grain: circulaire_van, circulaire_naar, uitkeringsjaar, uitkering. lijkt_nieuw: the earlier vintage has the line without
-- amounts, so that all of it seems to be change. Source: verdeling.brug_regel.
SELECT
    r.circulaire_van,
    r.circulaire_naar,
    r.uitkeringsjaar,
    r.uitkering,
    r.heeft_bedrag_van,
    r.heeft_bedrag_naar,
    NOT r.heeft_bedrag_van AND starts_with(r.toelichting, 'niet gepubliceerd in ') AS lijkt_nieuw,
    r.toelichting
FROM verdeling.brug_regel AS r
