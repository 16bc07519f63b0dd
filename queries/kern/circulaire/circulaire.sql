-- One vintage: what a circulaire says about a uitkeringsjaar. Grain: circulaire, uitkeringsjaar.
-- Unit: the uitkeringsfactor is a number without unit. Source: staging.circulaire, newest version.
-- volgnummer orders vintages by time: mei, september, december within a year.
SELECT
    c.circulaire,
    c.uitkeringsjaar,
    CAST(c.uitkeringsfactor AS DECIMAL(9, 6)) AS uitkeringsfactor,
    c.indeling_peildatum,
    c.map,
    CASE left(c.circulaire, 1) WHEN 'M' THEN 'meicirculaire ' WHEN 'S' THEN 'septembercirculaire ' ELSE 'decembercirculaire ' END
        || substr(c.circulaire, 2) AS naam,
    CAST(substr(c.circulaire, 2) AS INTEGER) * 10 + instr('MSD', left(c.circulaire, 1)) AS volgnummer,
    c.versie,
    c.gedrukt,
    c.bron_id,
    c.blad,
    c.cel
FROM staging.circulaire AS c
INNER JOIN kern.geldige_versie AS v
    ON v.circulaire = c.circulaire AND v.uitkeringsjaar = c.uitkeringsjaar AND v.tabel = 'circulaire' AND v.versie = c.versie
