-- Why the total payment of a gemeente changed from one vintage to the next, in parts that sum to the change exactly.
-- Grain: circulaire_van, circulaire_naar, uitkeringsjaar, gm_code, component, detail. Unit: whole euro.
-- With f the uitkeringsfactor, v volumes, b bedragen per eenheid, 0 the earlier (in the later indeling) and 1 the later:
--   uitkeringsfactor (f1 − f0) × Σ v1 × b1; bedragen per eenheid f0 × v1 × (b1 − b0); volumes f0 × (v1 − v0) × b0;
--   ozb v1 × (b1 − b0) (tarief) and (v1 − v0) × b0 (volume); uitkering: new minus old, per line; herindeling: what the
--   gemeente took over, minus what it was itself.
-- Every part is exact and rounded once; afronding is the rest. A part of exactly zero has no row. There is no component
-- for corrected documents, because none exist yet.
WITH
maatstaf AS (
    SELECT
        m.circulaire_van,
        m.circulaire_naar,
        m.uitkeringsjaar,
        m.gm_code,
        m.maatstaf,
        m.soort,
        m.toelichting,
        CAST(m.volume_naar * m.bedrag_naar_eur AS DECIMAL(38, 15)) AS nieuw,
        CAST(m.volume_naar * CAST(m.bedrag_naar_eur - m.bedrag_van_eur AS DECIMAL(17, 6)) AS DECIMAL(38, 15)) AS door_bedrag,
        CAST(CAST(m.volume_naar - m.volume_van AS DECIMAL(21, 9)) * m.bedrag_van_eur AS DECIMAL(38, 15)) AS door_volume
    FROM verdeling.brug_maatstaf AS m
),
uitgaven AS (
    SELECT m.circulaire_van, m.circulaire_naar, m.uitkeringsjaar, m.gm_code, m.maatstaf, m.toelichting, p.factor_van, m.door_bedrag, m.door_volume
    FROM maatstaf AS m
    INNER JOIN verdeling.brug_paar AS p USING (circulaire_van, circulaire_naar, uitkeringsjaar)
    WHERE m.soort = 'uitgaven'
),
basis AS (
    SELECT m.circulaire_van, m.circulaire_naar, m.uitkeringsjaar, m.gm_code, CAST(sum(m.nieuw) AS DECIMAL(38, 15)) AS uitkeringsbasis
    FROM maatstaf AS m
    WHERE m.soort = 'uitgaven'
    GROUP BY m.circulaire_van, m.circulaire_naar, m.uitkeringsjaar, m.gm_code
),
deel AS (
    SELECT
        b.circulaire_van,
        b.circulaire_naar,
        b.uitkeringsjaar,
        b.gm_code,
        'uitkeringsfactor' AS component,
        'uitkeringsfactor' AS detail,
        round(CAST(p.factor_naar - p.factor_van AS DECIMAL(9, 6)) * b.uitkeringsbasis, 0) AS bedrag,
        p.factor_naar <> p.factor_van AS is_deel,
        CAST(NULL AS VARCHAR) AS toelichting
    FROM basis AS b
    INNER JOIN verdeling.brug_paar AS p USING (circulaire_van, circulaire_naar, uitkeringsjaar)
    UNION ALL
    SELECT u.circulaire_van, u.circulaire_naar, u.uitkeringsjaar, u.gm_code, 'bedragen per eenheid' AS component, u.maatstaf AS detail, round(u.door_bedrag * u.factor_van, 0) AS bedrag, u.door_bedrag <> 0 AS is_deel, u.toelichting
    FROM uitgaven AS u
    UNION ALL
    SELECT u.circulaire_van, u.circulaire_naar, u.uitkeringsjaar, u.gm_code, 'volumes' AS component, u.maatstaf AS detail, round(u.door_volume * u.factor_van, 0) AS bedrag, u.door_volume <> 0 AS is_deel, u.toelichting
    FROM uitgaven AS u
    UNION ALL
    SELECT m.circulaire_van, m.circulaire_naar, m.uitkeringsjaar, m.gm_code, 'ozb' AS component, m.maatstaf || ' tarief' AS detail, round(m.door_bedrag, 0) AS bedrag, m.door_bedrag <> 0 AS is_deel, m.toelichting
    FROM maatstaf AS m
    WHERE m.soort = 'inkomsten'
    UNION ALL
    SELECT m.circulaire_van, m.circulaire_naar, m.uitkeringsjaar, m.gm_code, 'ozb' AS component, m.maatstaf || ' volume' AS detail, round(m.door_volume, 0) AS bedrag, m.door_volume <> 0 AS is_deel, m.toelichting
    FROM maatstaf AS m
    WHERE m.soort = 'inkomsten'
    UNION ALL
    SELECT u.circulaire_van, u.circulaire_naar, u.uitkeringsjaar, u.gm_code, 'uitkering' AS component, u.uitkering AS detail, round(u.bedrag_naar_eur - u.bedrag_van_eur, 0) AS bedrag, u.bedrag_naar_eur <> u.bedrag_van_eur AS is_deel, r.toelichting
    FROM verdeling.brug_uitkering AS u
    INNER JOIN verdeling.brug_regel AS r USING (circulaire_van, circulaire_naar, uitkeringsjaar, uitkering)
    UNION ALL
    SELECT t.circulaire_van, t.circulaire_naar, t.uitkeringsjaar, t.gm_code, 'herindeling' AS component, 'herindeling' AS detail, t.oud_nieuwe_indeling_eur - t.oud_eur AS bedrag, t.oud_nieuwe_indeling_eur <> t.oud_eur AS is_deel, t.toelichting
    FROM mart.brug_totaal AS t
),
component AS (
    SELECT d.circulaire_van, d.circulaire_naar, d.uitkeringsjaar, d.gm_code, d.component, d.detail, CAST(d.bedrag AS BIGINT) AS bedrag_eur, d.toelichting
    FROM deel AS d
    WHERE d.is_deel
),
som AS (
    SELECT c.circulaire_van, c.circulaire_naar, c.uitkeringsjaar, c.gm_code, CAST(sum(c.bedrag_eur) AS BIGINT) AS bedrag_eur
    FROM component AS c
    GROUP BY c.circulaire_van, c.circulaire_naar, c.uitkeringsjaar, c.gm_code
)
SELECT c.circulaire_van, c.circulaire_naar, c.uitkeringsjaar, c.gm_code, c.component, c.detail, c.bedrag_eur, c.toelichting
FROM component AS c
UNION ALL
SELECT
    t.circulaire_van,
    t.circulaire_naar,
    t.uitkeringsjaar,
    t.gm_code,
    'afronding' AS component,
    'afronding' AS detail,
    t.verschil_eur - coalesce(s.bedrag_eur, 0) AS bedrag_eur,
    CAST(NULL AS VARCHAR) AS toelichting
FROM mart.brug_totaal AS t
LEFT JOIN som AS s USING (circulaire_van, circulaire_naar, uitkeringsjaar, gm_code)
WHERE t.verschil_eur <> coalesce(s.bedrag_eur, 0)
