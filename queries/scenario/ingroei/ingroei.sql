-- What the ingroei takes from or adds to a gemeente: it sums to zero over the gemeenten of a year. Unit: whole euro.
-- Grain: uitkeringsjaar, gm_code.
SELECT
    t.uitkeringsjaar,
    t.gm_code,
    t.positie,
    t.bedrag_eur - CAST(t.gewicht AS BIGINT) AS ingroei_eur
FROM ingroei.verdeling.toewijzing_regel AS t
