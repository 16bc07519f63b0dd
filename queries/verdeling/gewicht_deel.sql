-- Which gemeenten of the key's own indeling make up the weight of a gemeente in a part of a line, and where it is looked up.
-- Grain: uitkeringsjaar, regel, deel, is_ingroeibasis, gm_code, deel_code. Who the key does not list has no rows.
-- The basis of an ingroei stands at the part that it limits. Small, and stored so that tracing one figure stays quick.
SELECT
    d.uitkeringsjaar,
    r.doel,
    r.vorm,
    d.regel,
    CASE WHEN d.is_ingroeibasis THEN 1 ELSE d.deel END AS deel,
    d.is_ingroeibasis,
    d.soort,
    CASE d.soort
        WHEN 'uitkeringsbasis' THEN 'Totaal'
        WHEN 'cluster' THEN k.cluster
        WHEN 'maatstaf' THEN m.code
        WHEN 'du' THEN u.uitkering
        WHEN 'kenmerk' THEN lower(d.naam)
    END AS naam,
    r.sleutel_circulaire AS circulaire,
    CAST(r.sleutel_jaar AS INTEGER) AS jaar,
    s.gm_code,
    CASE WHEN d.soort = 'gelijk' THEN s.gm_code ELSE h.gm_code_van END AS deel_code,
    coalesce(p.positie, 'vrij') AS positie
FROM kern.envelop_deel AS d
INNER JOIN kern.envelop_regel AS r USING (uitkeringsjaar, regel)
INNER JOIN verdeling.sleutelgewicht AS s ON s.uitkeringsjaar = d.uitkeringsjaar AND s.regel = d.regel AND s.deel = d.deel AND s.is_ontvanger
LEFT JOIN verdeling.positie AS p ON p.uitkeringsjaar = d.uitkeringsjaar AND p.regel = d.regel AND p.gm_code = s.gm_code
LEFT JOIN kern.circulaire AS c ON c.circulaire = r.sleutel_circulaire AND c.uitkeringsjaar = r.sleutel_jaar
LEFT JOIN kern.hercodering AS h
    ON
        h.peildatum_van = CASE WHEN d.soort IN ('inwoners', 'kenmerk') THEN make_date(r.sleutel_jaar, 1, 1) ELSE c.indeling_peildatum END
        AND h.peildatum_naar = r.indeling_peildatum
        AND h.gm_code = s.gm_code
-- a key may spell the name in another case
LEFT JOIN staging.cluster AS k ON d.soort = 'cluster' AND lower(k.cluster) = lower(d.naam)
LEFT JOIN staging.maatstaf AS m ON d.soort = 'maatstaf' AND lower(m.code) = lower(d.naam)
LEFT JOIN staging.uitkering_soort AS u ON d.soort = 'du' AND lower(u.uitkering) = lower(d.naam)
