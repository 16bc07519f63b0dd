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
        CASE WHEN b.component = 'ozb' THEN regexp_replace(b.detail, ' (tarief|volume)$', '') ELSE b.detail END AS maatstaf,
        b.component = 'bedragen per eenheid' OR b.detail LIKE '% tarief' AS is_bedrag
    FROM mart.brug AS b
    INNER JOIN verdeling.brug_paar AS p USING (circulaire_van, circulaire_naar, uitkeringsjaar)
),
uitkomst AS NOT MATERIALIZED (
    SELECT
        d.circulaire_van,
        d.circulaire_naar,
        d.uitkeringsjaar,
        d.gm_code,
        d.component,
        d.detail,
        CASE WHEN d.is_bedrag THEN 'Volume in de ' || d.circulaire_naar || ' × de verandering van het bedrag per eenheid' ELSE 'De verandering van het volume × het bedrag per eenheid in de ' || d.circulaire_van END
        || CASE WHEN d.component = 'ozb' THEN '' ELSE ' × de uitkeringsfactor van de ' || d.circulaire_van END AS omschrijving,
        CASE WHEN d.is_bedrag THEN '{} × ({} − {})' ELSE '({} − {}) × {}' END || CASE WHEN d.component = 'ozb' THEN ' → {}' ELSE ' × {} → {}' END AS formule,
        CASE
            WHEN d.is_bedrag THEN [CAST(m.volume_naar AS VARCHAR), CAST(m.bedrag_naar_eur AS VARCHAR), CAST(m.bedrag_van_eur AS VARCHAR)]
            ELSE [CAST(m.volume_naar AS VARCHAR), CAST(m.volume_van AS VARCHAR), CAST(m.bedrag_van_eur AS VARCHAR)]
        END
        || CASE WHEN d.component = 'ozb' THEN CAST([] AS VARCHAR[]) ELSE [CAST(d.factor_van AS VARCHAR)] END
        || [CAST(d.bedrag_eur AS VARCHAR)] AS getallen,
        CAST(NULL AS VARCHAR) AS invoer
    FROM deel AS d
    INNER JOIN verdeling.brug_maatstaf AS m USING (circulaire_van, circulaire_naar, uitkeringsjaar, gm_code, maatstaf)
    WHERE d.component IN ('bedragen per eenheid', 'volumes', 'ozb')
    UNION ALL
    SELECT
        d.circulaire_van,
        d.circulaire_naar,
        d.uitkeringsjaar,
        d.gm_code,
        d.component,
        d.detail,
        'De verandering van de uitkeringsfactor × de uitkeringsbasis van de ' || d.circulaire_naar AS omschrijving,
        '({} − {}) × {} → {}' AS formule,
        [CAST(d.factor_naar AS VARCHAR), CAST(d.factor_van AS VARCHAR), CAST(u.uitkeringsbasis_eur AS VARCHAR), CAST(d.bedrag_eur AS VARCHAR)] AS getallen,
        'mart.algemene_uitkering?circulaire=' || d.circulaire_naar || '&uitkeringsjaar=' || d.uitkeringsjaar || '&gm_code=' || d.gm_code || '#uitkeringsbasis_eur' AS invoer
    FROM deel AS d
    INNER JOIN verdeling.uitkeringsbasis AS u
        ON u.circulaire = d.circulaire_naar AND u.uitkeringsjaar = d.uitkeringsjaar AND u.gm_code = d.gm_code
    WHERE d.component = 'uitkeringsfactor'
    UNION ALL
    SELECT
        d.circulaire_van,
        d.circulaire_naar,
        d.uitkeringsjaar,
        d.gm_code,
        d.component,
        d.detail,
        'Bedrag in de ' || d.circulaire_naar || ' min bedrag in de ' || d.circulaire_van AS omschrijving,
        '{} − {} → {}' AS formule,
        [CAST(u.bedrag_naar_eur AS VARCHAR), CAST(u.bedrag_van_eur AS VARCHAR), CAST(d.bedrag_eur AS VARCHAR)] AS getallen,
        CAST(NULL AS VARCHAR) AS invoer
    FROM deel AS d
    INNER JOIN verdeling.brug_uitkering AS u
        ON
            u.circulaire_van = d.circulaire_van
            AND u.circulaire_naar = d.circulaire_naar
            AND u.uitkeringsjaar = d.uitkeringsjaar
            AND u.gm_code = d.gm_code
            AND u.uitkering = d.detail
    WHERE d.component = 'uitkering'
    UNION ALL
    SELECT
        d.circulaire_van,
        d.circulaire_naar,
        d.uitkeringsjaar,
        d.gm_code,
        d.component,
        d.detail,
        CASE d.component
            WHEN 'herindeling' THEN 'Wat de gemeente overnam, min wat zij zelf al was'
            ELSE 'Wat het afronden van de andere delen op hele euro''s overlaat'
        END AS omschrijving,
        CASE d.component WHEN 'herindeling' THEN '{} − {} = {}' ELSE '{} − de andere delen = {}' END AS formule,
        CASE d.component
            WHEN 'herindeling' THEN [CAST(t.oud_nieuwe_indeling_eur AS VARCHAR), CAST(t.oud_eur AS VARCHAR), CAST(d.bedrag_eur AS VARCHAR)]
            ELSE [CAST(t.verschil_eur AS VARCHAR), CAST(d.bedrag_eur AS VARCHAR)]
        END AS getallen,
        'mart.brug_totaal?circulaire_van=' || d.circulaire_van || '&circulaire_naar=' || d.circulaire_naar || '&uitkeringsjaar=' || d.uitkeringsjaar || '&gm_code=' || d.gm_code
        || CASE d.component WHEN 'herindeling' THEN '#oud_nieuwe_indeling_eur' ELSE '#verschil_eur' END AS invoer
    FROM deel AS d
    INNER JOIN mart.brug_totaal AS t USING (circulaire_van, circulaire_naar, uitkeringsjaar, gm_code)
    WHERE d.component IN ('herindeling', 'afronding')
)
SELECT
    b.circulaire_van,
    b.circulaire_naar,
    b.uitkeringsjaar,
    b.gm_code,
    b.component,
    b.detail,
    'bedrag_eur' AS kolom,
    1 AS stap,
    0 AS volgorde,
    u.omschrijving || coalesce(' (' || b.toelichting || ')', '') AS omschrijving,
    u.formule,
    u.getallen,
    CAST(b.bedrag_eur AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    'afgeleid' AS status,
    u.invoer,
    TRUE AS is_uitkomst
FROM mart.brug AS b
INNER JOIN uitkomst AS u USING (circulaire_van, circulaire_naar, uitkeringsjaar, gm_code, component, detail)
