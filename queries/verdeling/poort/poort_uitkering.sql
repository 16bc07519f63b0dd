-- Every amount of a suppletie-, integratie- or decentralisatie-uitkering beside that of the vintage it is held against.
-- Grain: circulaire, uitkeringsjaar, gm_code, uitkering. is_nieuw: that vintage does not know the uitkering at all. aandeel: the
-- amount, or its change, as a share of the algemene uitkering of the gemeente there. Unit: euro.
WITH
bekend AS (
    SELECT DISTINCT u.circulaire, u.uitkeringsjaar, u.uitkering
    FROM kern.uitkering AS u
)
SELECT
    g.circulaire,
    g.uitkeringsjaar,
    g.naast,
    g.gm_code,
    u.uitkering,
    coalesce(u.bedrag_eur, 0) AS bedrag_eur,
    coalesce(n.bedrag_eur, 0) AS naast_bedrag_eur,
    b.uitkering IS NULL AS is_nieuw,
    g.naast_eur,
    CAST(coalesce(u.bedrag_eur, 0) - coalesce(n.bedrag_eur, 0) AS DOUBLE) / nullif(abs(CAST(g.naast_eur AS DOUBLE)), 0) AS aandeel,
    u.bron_id,
    u.blad,
    u.cel
FROM verdeling.poort_gemeente AS g
INNER JOIN kern.uitkering AS u USING (circulaire, uitkeringsjaar, gm_code)
LEFT JOIN kern.uitkering AS n ON n.circulaire = g.naast_circulaire AND n.uitkeringsjaar = g.naast_jaar AND n.gm_code = g.gm_code AND n.uitkering = u.uitkering
LEFT JOIN bekend AS b ON b.circulaire = g.naast_circulaire AND b.uitkeringsjaar = g.naast_jaar AND b.uitkering = u.uitkering
