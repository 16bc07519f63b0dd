-- The lines of the envelope that share one amount of which no source says how it is split. Grain: uitkeringsjaar, regel.
-- Unit: whole euro; bedrag_eur is the assumed part. volgorde: the place of the goal.
SELECT
    b.uitkeringsjaar,
    b.bundel,
    e.regel,
    e.doel,
    e.vorm,
    d.volgorde,
    e.bedrag_eur,
    e.status
FROM staging.bundel AS b
CROSS JOIN unnest(string_split(b.regels, '|')) AS r (regel)
INNER JOIN mart.envelop_regel AS e ON e.uitkeringsjaar = b.uitkeringsjaar AND e.regel = trim(r.regel)
INNER JOIN mart.doel AS d USING (doel)
