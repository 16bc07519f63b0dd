-- How mart.brug comes about, part by part. Unit: whole euro.
-- Grain: circulaire_van, circulaire_naar, uitkeringsjaar, gm_code, component, detail, kolom, stap.
WITH
deel AS NOT MATERIALIZED (
    SELECT
        b.circulaire_van,
        b.circulaire_naar,
        b.uitkeringsjaar,
        b.gm_code,
        b.component,
        b.detail,
        b.bedrag_eur,
        b.toelichting,
        p.factor_van,
        p.factor_naar,
        brugdeel_maatstaf(b.component, b.detail) AS maatstaf,
        b.component = 'bedragen per eenheid' OR b.detail LIKE '% tarief' AS is_bedrag
    FROM mart.brug AS b
    INNER JOIN verdeling.brug_paar AS p USING (circulaire_van, circulaire_naar, uitkeringsjaar)
),
uitkomst AS NOT MATERIALIZED (
    SELECT
        d.*,
        CASE WHEN d.is_bedrag THEN 'Volume in de ' || d.circulaire_naar || ' × de verandering van het bedrag per eenheid' ELSE 'De verandering van het volume × het bedrag per eenheid in de ' || d.circulaire_van END
        || CASE WHEN d.component = 'ozb' THEN '' ELSE ' × de uitkeringsfactor van de ' || d.circulaire_van END AS omschrijving,
        CASE WHEN d.is_bedrag THEN '{} × ({} − {})' ELSE '({} − {}) × {}' END || CASE WHEN d.component = 'ozb' THEN ' → {}' ELSE ' × {} → {}' END AS formule,
        CASE
            WHEN d.is_bedrag THEN getallen(m.volume_naar, m.bedrag_naar_eur, m.bedrag_van_eur)
            ELSE getallen(m.volume_naar, m.volume_van, m.bedrag_van_eur)
        END
        || CASE WHEN d.component = 'ozb' THEN getallen(d.bedrag_eur) ELSE getallen(d.factor_van, d.bedrag_eur) END AS getallen
    FROM deel AS d
    INNER JOIN verdeling.brug_maatstaf AS m USING (circulaire_van, circulaire_naar, uitkeringsjaar, gm_code, maatstaf)
    WHERE d.component IN ('bedragen per eenheid', 'volumes', 'ozb')
    UNION ALL BY NAME
    SELECT
        d.*,
        'De verandering van de uitkeringsfactor × de uitkeringsbasis van de ' || d.circulaire_naar AS omschrijving,
        '({} − {}) × {} → {}' AS formule,
        getallen(d.factor_naar, d.factor_van, u.uitkeringsbasis_eur, d.bedrag_eur) AS getallen,
        verwijzing('mart.algemene_uitkering', 'uitkeringsbasis_eur', 'circulaire', d.circulaire_naar, 'uitkeringsjaar', d.uitkeringsjaar, 'gm_code', d.gm_code) AS invoer
    FROM deel AS d
    INNER JOIN verdeling.uitkeringsbasis AS u
        ON u.circulaire = d.circulaire_naar AND u.uitkeringsjaar = d.uitkeringsjaar AND u.gm_code = d.gm_code
    WHERE d.component = 'uitkeringsfactor'
    UNION ALL BY NAME
    SELECT
        d.*,
        'Bedrag in de ' || d.circulaire_naar || ' min bedrag in de ' || d.circulaire_van AS omschrijving,
        '{} − {} → {}' AS formule,
        getallen(u.bedrag_naar_eur, u.bedrag_van_eur, d.bedrag_eur) AS getallen
    FROM deel AS d
    INNER JOIN verdeling.brug_uitkering AS u USING (circulaire_van, circulaire_naar, uitkeringsjaar, gm_code)
    WHERE d.component = 'uitkering' AND u.uitkering = d.detail
    UNION ALL BY NAME
    SELECT
        d.*,
        k.omschrijving,
        k.formule,
        CASE d.component
            WHEN 'herindeling' THEN getallen(t.oud_nieuwe_indeling_eur, t.oud_eur, d.bedrag_eur)
            ELSE getallen(t.verschil_eur, d.bedrag_eur)
        END AS getallen,
        verwijzing(
            'mart.brug_totaal', k.invoer,
            'circulaire_van', d.circulaire_van, 'circulaire_naar', d.circulaire_naar, 'uitkeringsjaar', d.uitkeringsjaar, 'gm_code', d.gm_code
        ) AS invoer
    FROM deel AS d
    INNER JOIN mart.brug_totaal AS t USING (circulaire_van, circulaire_naar, uitkeringsjaar, gm_code)
    INNER JOIN (
        VALUES
        ('herindeling', 'Wat de gemeente overnam, min wat zij zelf al was', '{} − {} = {}', 'oud_nieuwe_indeling_eur'),
        ('afronding', 'Wat het afronden van de andere delen op hele euro''s overlaat', '{} − de andere delen = {}', 'verschil_eur')
    ) AS k (component, omschrijving, formule, invoer) USING (component)
)
SELECT
    u.circulaire_van,
    u.circulaire_naar,
    u.uitkeringsjaar,
    u.gm_code,
    u.component,
    u.detail,
    'bedrag_eur' AS kolom,
    unnest(stap(
        1, u.omschrijving || coalesce(' (' || u.toelichting || ')', ''), u.bedrag_eur, 'afgeleid', formule := u.formule,
        getallen := u.getallen, invoer := u.invoer, is_uitkomst := TRUE
    ))
FROM uitkomst AS u
