-- What groups of gemeenten got in one year. Grain: soort (grootteklasse, provincie, Nederland), groep. Parameters: $jaar.
-- Reads the temporary tables briefing_gemeente and briefing_gemeente_cel. *_cellen: the source cells that were counted or
-- added. eigen_eur: without money for regions, and what per_inwoner_eur is about; zonder says so.
-- Units: whole euro, inhabitants; per_inwoner_eur in cents, from the sums.
WITH
lid AS (
    SELECT
        s.soort,
        s.groep,
        s.volgorde,
        g.gm_code,
        c.register_cel,
        c.inwoners_cel,
        g.toegewezen_eur,
        g.eigen_eur,
        g.eigen_doelen,
        g.inwoners,
        g.toegewezen_status
    FROM briefing_gemeente AS g
    INNER JOIN briefing_gemeente_cel AS c USING (gm_code)
    CROSS JOIN LATERAL (
        VALUES
        (
            'grootteklasse',
            coalesce(g.grootteklasse, 'grootteklasse niet bekend'),
            grootteklasse_volgorde(g.grootteklasse)
        ),
        ('provincie', g.provincie, 0),
        ('Nederland', 'Nederland', 0)
    ) AS s (soort, groep, volgorde)
)
SELECT
    l.soort,
    l.groep,
    $jaar AS jaar,
    count(*) AS gemeenten,
    broncellen(l.register_cel, l.gm_code) AS gemeenten_cellen,
    CAST(sum(l.inwoners) AS BIGINT) AS inwoners,
    broncellen(l.inwoners_cel, l.gm_code) AS inwoners_cellen,
    CAST(sum(l.toegewezen_eur) AS BIGINT) AS toegewezen_eur,
    CAST(sum(l.eigen_eur) AS BIGINT) AS eigen_eur,
    CASE WHEN count(l.eigen_doelen) = 0 THEN '' ELSE ', zonder geld voor een regio' END AS zonder,
    CASE
        WHEN count(l.inwoners) = count(*)
            THEN per_stuk(sum(l.eigen_eur), sum(l.inwoners))
    END AS per_inwoner_eur,
    coalesce(zwakste(l.toegewezen_status), 'afgeleid') AS status,
    CASE WHEN count(l.inwoners) < count(*) THEN 'inwoners niet bekend' END AS reden
FROM lid AS l
GROUP BY l.soort, l.groep, l.volgorde
ORDER BY list_position(['Nederland', 'grootteklasse', 'provincie'], l.soort), l.volgorde, l.groep
