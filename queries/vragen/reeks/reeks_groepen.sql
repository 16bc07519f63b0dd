-- The Iv3 series of the country and of the size classes. Grain: taakveld, boekjaar, verslagsoort, groep. Unit: whole euro; persons.
-- niet_ingediend: the gemeenten of the group without a report, by name. Parameter: $taakveld.
SELECT
    g.taakveld,
    g.boekjaar,
    g.verslagsoort,
    g.groep,
    g.lasten_eur,
    g.inwoners,
    g.aantal_ingediend,
    g.aantal_gemeenten,
    g.mediaan_per_inwoner_eur,
    string_agg(o.naam, ', ' ORDER BY o.naam) AS niet_ingediend
FROM mart.lasten_reeks_groep AS g
LEFT JOIN mart.gemeente AS m ON m.indeling_jaar = g.boekjaar AND (g.groep = 'landelijk' OR g.groep = m.grootteklasse)
LEFT JOIN mart.lasten_reeks_ontbreekt AS o ON o.boekjaar = g.boekjaar AND o.verslagsoort = g.verslagsoort AND o.gm_code = m.gm_code
WHERE g.taakveld = $taakveld
GROUP BY
    g.taakveld, g.boekjaar, g.verslagsoort, g.groep, g.lasten_eur, g.inwoners, g.aantal_ingediend, g.aantal_gemeenten, g.mediaan_per_inwoner_eur
ORDER BY g.boekjaar, g.verslagsoort, g.groep
