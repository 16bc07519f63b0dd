-- What a circulaire says about a goal, word for word. Grain: document_id, bladzijde, regel_van, regel_tot, doel.
-- document_id is the sha256 of the circulaire, plek its page and first line; document is NULL when it is not among the
-- sources, and then no build has checked the text. bron_id, blad and cel are those of the register.
-- Source: staging.citaat (circulaires/citaten.csv).
SELECT
    c.doel,
    c.sha256 AS document_id,
    d.document,
    c.naam,
    c.bladzijde,
    c.regel_van,
    c.regel_tot,
    'p. ' || c.bladzijde || ', regel ' || c.regel_van AS plek,
    c.tekst,
    c.toegevoegd_op,
    c.bron_id,
    c.blad,
    c.cel
FROM staging.citaat AS c
LEFT JOIN staging.document AS d ON d.bron_id = c.sha256
