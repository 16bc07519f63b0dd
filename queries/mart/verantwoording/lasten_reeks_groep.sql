-- Lasten per taakveld of the country and of each size class, in every begroting and jaarrekening of the series.
-- Grain: boekjaar, verslagsoort, taakveld, groep ('landelijk', or a size class of that year). Unit: whole euro; persons.
-- Sums are over who filed, of aantal_gemeenten in that year. mediaan_per_inwoner_eur: of the middle gemeente by lasten per
-- inhabitant, in euro with two decimals; of an even number the lower of the two in the middle.
WITH
groep AS (
    SELECT g.indeling_jaar AS boekjaar, g.gm_code, unnest(['landelijk', g.grootteklasse]) AS groep
    FROM mart.gemeente AS g
),
omvang AS (
    SELECT g.boekjaar, g.groep, count(*) AS aantal_gemeenten
    FROM groep AS g
    GROUP BY g.boekjaar, g.groep
)
SELECT
    l.boekjaar,
    l.verslagsoort,
    l.taakveld,
    g.groep,
    CAST(sum(l.lasten_eur) AS BIGINT) AS lasten_eur,
    CAST(sum(l.inwoners) AS BIGINT) AS inwoners,
    count(*) AS aantal_ingediend,
    any_value(o.aantal_gemeenten) AS aantal_gemeenten,
    quantile_disc(per_stuk(l.lasten_eur, l.inwoners), 0.5) AS mediaan_per_inwoner_eur
FROM mart.lasten_reeks AS l
INNER JOIN groep AS g USING (boekjaar, gm_code)
INNER JOIN omvang AS o USING (boekjaar, groep)
GROUP BY l.boekjaar, l.verslagsoort, l.taakveld, g.groep
