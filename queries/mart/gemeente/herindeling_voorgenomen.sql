-- Herindelingen that are intended and no law yet: shown beside a gemeente, and followed by no sum.
-- Grain: datum, oude_code, nieuwe_code. Source: staging.herindeling_voorgenomen.
SELECT h.datum, h.oude_code, h.oude_naam, h.nieuwe_code, h.nieuwe_naam, h.soort, h.bron, h.toelichting, h.bron_id, h.blad, h.cel
FROM staging.herindeling_voorgenomen AS h
