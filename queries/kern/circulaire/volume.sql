-- Units per maatstaf. Grain: circulaire, uitkeringsjaar, gm_code, maatstaf. Unit: that of the maatstaf.
-- Source: staging.volume, newest version, with the maatstaf reference. Exact decimals, nothing rounded.
SELECT
    v.circulaire,
    v.uitkeringsjaar,
    v.gm_code,
    v.maatstaf,
    m.soort,
    CAST(v.volume AS DECIMAL(21, 9)) AS volume,
    v.correctie,
    v.versie,
    v.gedrukt,
    v.bron_id,
    v.blad,
    v.cel
FROM staging.volume AS v
INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
INNER JOIN kern.geldige_versie AS g
    ON g.circulaire = v.circulaire AND g.uitkeringsjaar = v.uitkeringsjaar AND g.tabel = 'volume' AND g.versie = v.versie
INNER JOIN staging.maatstaf AS m ON m.code = v.maatstaf
