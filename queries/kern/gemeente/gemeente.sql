-- Gemeenten in the indeling of 1 January of each year.
-- Grain: indeling_jaar, gm_code. Source: CBS/PDOK (staging.gemeente).
-- naam_sorteer ignores punctuation and diacritics, so that 's-Gravenhage sorts under s.
SELECT
    g.jaar AS indeling_jaar,
    g.gm_code,
    g.naam,
    g.provincie,
    zoeknaam(g.naam) AS naam_sorteer,
    g.bron_id,
    g.blad,
    g.cel
FROM staging.gemeente AS g
