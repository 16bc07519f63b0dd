-- Volumes and bedragen per eenheid of both vintages side by side, the earlier ones in the indeling of the later.
-- Grain: circulaire_van, circulaire_naar, uitkeringsjaar, gm_code, maatstaf. Units: of the maatstaf; euro per unit.
-- A maatstaf that one of the vintages does not have counts as zero there. Rows without volume in both are left out.
WITH
bedrag AS (
    SELECT b.circulaire, b.uitkeringsjaar, b.maatstaf, b.bedrag_per_eenheid_eur
    FROM kern.bedrag_per_eenheid AS b
    WHERE b.cluster = 'Totaal'
),
kant AS (
    SELECT h.circulaire_van, h.circulaire_naar, h.uitkeringsjaar, h.gm_code, v.maatstaf, v.soort, v.volume AS volume_van, CAST(0 AS DECIMAL(21, 9)) AS volume_naar
    FROM verdeling.brug_hercodering AS h
    INNER JOIN kern.volume AS v
        ON v.circulaire = h.circulaire_van AND v.uitkeringsjaar = h.uitkeringsjaar AND v.gm_code = h.gm_code_van
    WHERE h.gm_code IS NOT NULL AND v.volume <> 0
    UNION ALL
    SELECT p.circulaire_van, p.circulaire_naar, p.uitkeringsjaar, v.gm_code, v.maatstaf, v.soort, CAST(0 AS DECIMAL(21, 9)) AS volume_van, v.volume AS volume_naar
    FROM verdeling.brug_paar AS p
    INNER JOIN kern.volume AS v ON v.circulaire = p.circulaire_naar AND v.uitkeringsjaar = p.uitkeringsjaar
    WHERE v.volume <> 0
),
som AS (
    SELECT
        k.circulaire_van,
        k.circulaire_naar,
        k.uitkeringsjaar,
        k.gm_code,
        k.maatstaf,
        k.soort,
        CAST(sum(k.volume_van) AS DECIMAL(21, 9)) AS volume_van,
        CAST(sum(k.volume_naar) AS DECIMAL(21, 9)) AS volume_naar
    FROM kant AS k
    GROUP BY k.circulaire_van, k.circulaire_naar, k.uitkeringsjaar, k.gm_code, k.maatstaf, k.soort
)
SELECT
    s.circulaire_van,
    s.circulaire_naar,
    s.uitkeringsjaar,
    s.gm_code,
    s.maatstaf,
    s.soort,
    s.volume_van,
    s.volume_naar,
    coalesce(v.bedrag_per_eenheid_eur, 0) AS bedrag_van_eur,
    coalesce(n.bedrag_per_eenheid_eur, 0) AS bedrag_naar_eur,
    CASE
        WHEN v.maatstaf IS NULL THEN 'komt niet voor in ' || s.circulaire_van
        WHEN n.maatstaf IS NULL THEN 'komt niet voor in ' || s.circulaire_naar
    END AS toelichting
FROM som AS s
LEFT JOIN bedrag AS v ON v.circulaire = s.circulaire_van AND v.uitkeringsjaar = s.uitkeringsjaar AND v.maatstaf = s.maatstaf
LEFT JOIN bedrag AS n ON n.circulaire = s.circulaire_naar AND n.uitkeringsjaar = s.uitkeringsjaar AND n.maatstaf = s.maatstaf
