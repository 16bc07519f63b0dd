-- Reconciliations. Grain: code. Unit: euro (a count where the description says so).
-- onderwerp: what it is about, from queries/aansluiting/onderwerpen.csv.
-- oordeel: 'sluit aan', 'verklaard' (the difference is explained to within the tolerance), 'open vraag' or 'wijkt af'.
CREATE TABLE mart.aansluiting (
    code VARCHAR PRIMARY KEY,
    omschrijving VARCHAR NOT NULL,
    links_eur DECIMAL(18, 2),
    rechts_eur DECIMAL(18, 2),
    verschil_eur DECIMAL(18, 2),
    tolerantie_eur DECIMAL(18, 2) NOT NULL,
    oordeel VARCHAR NOT NULL,
    bron VARCHAR NOT NULL,
    verklaard_eur DECIMAL(18, 2) NOT NULL,
    verklaring VARCHAR,
    onderwerp VARCHAR NOT NULL
)
