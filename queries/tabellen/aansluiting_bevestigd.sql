-- Adds to a reconciliation that differs the reason why somebody confirmed it (bevestigingen.csv), and when, as long as the two
-- amounts are those that were confirmed. Grain: code.
UPDATE mart.aansluiting AS a
SET verklaring = concat_ws(' ', a.verklaring, 'Bevestigd op ' || strftime(b.bevestigd_op, '%-d-%-m-%Y') || ': ' || rtrim(b.reden, '.') || '.')
FROM staging.bevestiging AS b
WHERE
    b.wat = a.code
    AND b.regel = 'aansluiting_wijkt_af'
    AND a.oordeel = 'wijkt af'
    AND coalesce(b.gevonden, '') IN ('', zijde_tekst(a.links_eur) || ' tegenover ' || zijde_tekst(a.rechts_eur))
