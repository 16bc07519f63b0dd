-- The goals of a year that share one amount, for the other questions of a briefing (briefing_bundel). Grain: doel.
-- doelen: the codes of all goals of the bundle. Only bundles that can take the place of their goals. Parameters: $jaar.
SELECT DISTINCT r.doel, b.naam, b.doelen
FROM mart.bundel AS b
INNER JOIN mart.bundel_regel AS r USING (uitkeringsjaar, bundel)
WHERE b.uitkeringsjaar = $jaar AND b.is_heel
