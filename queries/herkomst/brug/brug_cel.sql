-- The cells behind mart.brug. Grain: circulaire_van, circulaire_naar, uitkeringsjaar, gm_code, component, detail, cel.
-- afronding has no cells of its own: it is what rounding the other parts leaves.
WITH
deel AS NOT MATERIALIZED (
    SELECT
        b.circulaire_van,
        b.circulaire_naar,
        b.uitkeringsjaar,
        b.gm_code,
        b.component,
        b.detail,
        brugdeel_maatstaf(b.component, b.detail) AS maatstaf,
        -- f0 × v1 × (b1 − b0) and f0 × (v1 − v0) × b0; ozb the same without f0
        b.component = 'bedragen per eenheid' OR b.detail LIKE '% tarief' AS is_bedrag
    FROM mart.brug AS b
)
SELECT d.circulaire_van, d.circulaire_naar, d.uitkeringsjaar, d.gm_code, d.component, d.detail, c.rol, c.bron_id, c.blad, c.cel, c.gedrukt, c.waarde, c.correctie
FROM deel AS d
INNER JOIN herkomst.brug_maatstaf_cel AS c USING (circulaire_van, circulaire_naar, uitkeringsjaar, gm_code, maatstaf)
WHERE
    d.component IN ('bedragen per eenheid', 'volumes', 'ozb')
    AND CASE WHEN d.is_bedrag THEN c.soort_cel <> 'volume' OR c.kant = 'naar' ELSE c.soort_cel = 'volume' OR c.kant = 'van' END
UNION ALL
SELECT d.circulaire_van, d.circulaire_naar, d.uitkeringsjaar, d.gm_code, d.component, d.detail, c.rol, c.bron_id, c.blad, c.cel, c.gedrukt, c.waarde, c.correctie
FROM deel AS d
INNER JOIN herkomst.brug_maatstaf_cel AS c USING (circulaire_van, circulaire_naar, uitkeringsjaar, gm_code)
WHERE d.component = 'uitkeringsfactor' AND c.kant = 'naar' AND c.soort = 'uitgaven'
UNION ALL
SELECT d.circulaire_van, d.circulaire_naar, d.uitkeringsjaar, d.gm_code, d.component, d.detail, f.rol || ', ' || f.circulaire AS rol, f.bron_id, f.blad, f.cel, f.gedrukt, f.waarde, f.correctie
FROM deel AS d
INNER JOIN herkomst.factor_cel AS f
    ON f.uitkeringsjaar = d.uitkeringsjaar AND (f.circulaire = d.circulaire_van OR (f.circulaire = d.circulaire_naar AND d.component = 'uitkeringsfactor'))
WHERE d.component IN ('uitkeringsfactor', 'bedragen per eenheid', 'volumes')
UNION ALL
SELECT d.circulaire_van, d.circulaire_naar, d.uitkeringsjaar, d.gm_code, d.component, d.detail, u.rol || ', ' || u.circulaire AS rol, u.bron_id, u.blad, u.cel, u.gedrukt, u.waarde, u.correctie
FROM deel AS d
INNER JOIN verdeling.brug_hercodering AS h USING (circulaire_van, circulaire_naar, uitkeringsjaar, gm_code)
INNER JOIN herkomst.uitkering_cel AS u
    ON u.circulaire = d.circulaire_van AND u.uitkeringsjaar = d.uitkeringsjaar AND u.gm_code = h.gm_code_van AND u.uitkering = d.detail
WHERE d.component = 'uitkering'
UNION ALL
SELECT d.circulaire_van, d.circulaire_naar, d.uitkeringsjaar, d.gm_code, d.component, d.detail, u.rol || ', ' || u.circulaire AS rol, u.bron_id, u.blad, u.cel, u.gedrukt, u.waarde, u.correctie
FROM deel AS d
INNER JOIN herkomst.uitkering_cel AS u
    ON u.circulaire = d.circulaire_naar AND u.uitkeringsjaar = d.uitkeringsjaar AND u.gm_code = d.gm_code AND u.uitkering = d.detail
WHERE d.component = 'uitkering'
UNION ALL
SELECT d.circulaire_van, d.circulaire_naar, d.uitkeringsjaar, d.gm_code, d.component, d.detail, t.rol, t.bron_id, t.blad, t.cel, t.gedrukt, t.waarde, t.correctie
FROM deel AS d
INNER JOIN herkomst.brug_oud_cel AS t USING (circulaire_van, circulaire_naar, uitkeringsjaar, gm_code)
WHERE d.component = 'herindeling'
UNION ALL
SELECT d.circulaire_van, d.circulaire_naar, d.uitkeringsjaar, d.gm_code, d.component, d.detail, t.rol, t.bron_id, t.blad, t.cel, t.gedrukt, t.waarde, t.correctie
FROM deel AS d
INNER JOIN herkomst.brug_overgenomen_cel AS t USING (circulaire_van, circulaire_naar, uitkeringsjaar, gm_code)
WHERE d.component = 'herindeling'
