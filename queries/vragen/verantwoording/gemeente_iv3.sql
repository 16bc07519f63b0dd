-- Which Iv3 reports there are, and for one gemeente why a report has no figures. Grain: boekjaar, verslagsoort.
-- reden is NULL when the gemeente reported. Parameter: $gm.
WITH verslag AS (
    SELECT DISTINCT b.boekjaar, b.verslagsoort
    FROM mart.besteding AS b
)
SELECT
    v.boekjaar,
    v.verslagsoort,
    CASE
        WHEN EXISTS (
            SELECT 1
            FROM mart.besteding AS b
            WHERE b.boekjaar = v.boekjaar AND b.verslagsoort = v.verslagsoort AND b.gm_code = $gm
        ) THEN NULL
        ELSE coalesce(o.reden, 'bestond toen niet')
    END AS reden
FROM verslag AS v
LEFT JOIN mart.besteding_ontbreekt AS o ON o.boekjaar = v.boekjaar AND o.verslagsoort = v.verslagsoort AND o.gm_code = $gm
ORDER BY v.boekjaar, v.verslagsoort
