-- Adds to a reconciliation that differs the reason why somebody confirmed it (bevestigingen.csv). Grain: code.
UPDATE mart.aansluiting AS a
SET verklaring = concat_ws(' ', a.verklaring, 'Bevestigd: ' || rtrim(b.reden, '.') || '.')
FROM staging.bevestiging AS b
WHERE b.wat = a.code AND a.oordeel = 'wijkt af'
