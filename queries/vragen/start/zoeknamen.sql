-- The names by which a reader finds a gemeente, the own name of each first, and gemeenten that ceased with where they went on.
-- Grain: gm_code, naam. Names of gemeenten that ceased before the first year of the envelope are left out.
SELECT z.gm_code, z.naam, z.soort, z.nu_naam
FROM mart.gemeente_zoeknaam AS z
WHERE z.soort <> 'vervallen' OR z.tot_jaar >= (SELECT min(j.uitkeringsjaar) - 1 FROM mart.envelop_regel AS j)
ORDER BY z.naam_sorteer, z.soort
