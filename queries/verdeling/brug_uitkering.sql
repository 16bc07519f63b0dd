-- S/IU/DU amounts of both vintages side by side, the earlier ones in the indeling of the later.
-- Grain: circulaire_van, circulaire_naar, uitkeringsjaar, gm_code, uitkering. Unit: euro.
-- An amount that one of the vintages does not have counts as zero there; verdeling.brug_regel says why.
WITH kant AS (
    SELECT h.circulaire_van, h.circulaire_naar, h.uitkeringsjaar, h.gm_code, u.uitkering, u.bedrag_eur AS bedrag_van_eur, CAST(0 AS DECIMAL(18, 2)) AS bedrag_naar_eur
    FROM verdeling.brug_hercodering AS h
    INNER JOIN kern.uitkering AS u
        ON u.circulaire = h.circulaire_van AND u.uitkeringsjaar = h.uitkeringsjaar AND u.gm_code = h.gm_code_van
    WHERE h.gm_code IS NOT NULL AND u.bedrag_eur <> 0
    UNION ALL
    SELECT p.circulaire_van, p.circulaire_naar, p.uitkeringsjaar, u.gm_code, u.uitkering, CAST(0 AS DECIMAL(18, 2)) AS bedrag_van_eur, u.bedrag_eur AS bedrag_naar_eur
    FROM verdeling.brug_paar AS p
    INNER JOIN kern.uitkering AS u ON u.circulaire = p.circulaire_naar AND u.uitkeringsjaar = p.uitkeringsjaar
    WHERE u.bedrag_eur <> 0
)
SELECT
    k.circulaire_van,
    k.circulaire_naar,
    k.uitkeringsjaar,
    k.gm_code,
    k.uitkering,
    CAST(sum(k.bedrag_van_eur) AS DECIMAL(18, 2)) AS bedrag_van_eur,
    CAST(sum(k.bedrag_naar_eur) AS DECIMAL(18, 2)) AS bedrag_naar_eur
FROM kant AS k
GROUP BY k.circulaire_van, k.circulaire_naar, k.uitkeringsjaar, k.gm_code, k.uitkering
