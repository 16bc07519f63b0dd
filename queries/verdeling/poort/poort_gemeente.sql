-- The gemeenten that a vintage and the one it is held against have in common, with the algemene uitkering in both; who took
-- over another gemeente in between is left out. Grain: circulaire, uitkeringsjaar, gm_code. Unit: euro; groei without unit.
SELECT
    p.circulaire,
    p.uitkeringsjaar,
    p.naast_circulaire,
    p.naast_jaar,
    p.naast,
    v.gm_code,
    CAST(CAST(v.uitkeringsbasis_eur AS DECIMAL(29, 9)) * p.uitkeringsfactor + v.inkomstenmaatstaf_eur AS DECIMAL(18, 2)) AS bedrag_eur,
    CAST(CAST(n.uitkeringsbasis_eur AS DECIMAL(29, 9)) * p.naast_factor + n.inkomstenmaatstaf_eur AS DECIMAL(18, 2)) AS naast_eur
FROM verdeling.poort_paar AS p
INNER JOIN verdeling.uitkeringsbasis AS v USING (circulaire, uitkeringsjaar)
INNER JOIN verdeling.uitkeringsbasis AS n ON n.circulaire = p.naast_circulaire AND n.uitkeringsjaar = p.naast_jaar AND n.gm_code = v.gm_code
ANTI JOIN staging.herindeling AS h ON h.nieuwe_code = v.gm_code AND h.datum > least(p.peildatum, p.naast_peildatum) AND h.datum <= greatest(p.peildatum, p.naast_peildatum)
