-- Suppletie-, integratie- and decentralisatie-uitkeringen as printed.
-- Grain: circulaire, uitkeringsjaar, gm_code, uitkering. Unit: euro. Source: staging.uitkering.
-- The newest whole version counts, and on top of it the cells (gemeente and uitkering) that a later version with only
-- some of them brings (omvang 'deel'). Adding refuses a 'deel' that leaves out a gemeente which had an amount.
SELECT
    u.circulaire,
    u.uitkeringsjaar,
    u.gm_code,
    u.uitkering,
    s.soort,
    CAST(u.bedrag_eur AS DECIMAL(18, 2)) AS bedrag_eur,
    u.correctie,
    u.versie,
    u.gedrukt,
    u.bron_id,
    u.blad,
    u.cel
FROM staging.uitkering AS u
INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
INNER JOIN kern.geldige_versie AS g
    ON g.circulaire = u.circulaire AND g.uitkeringsjaar = u.uitkeringsjaar AND g.tabel = 'uitkering' AND g.versie <= u.versie
INNER JOIN staging.uitkering_soort AS s USING (uitkering)
QUALIFY u.versie = max(u.versie) OVER (PARTITION BY u.circulaire, u.uitkeringsjaar, u.gm_code, u.uitkering)
