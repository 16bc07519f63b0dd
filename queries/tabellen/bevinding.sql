-- Findings of readers and rules. Grain: one row per problem (regel, document, blad, cel). All texts Dutch.
CREATE TABLE mart.bevinding (
    regel VARCHAR NOT NULL,
    ernst VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    blad VARCHAR NOT NULL,
    cel VARCHAR NOT NULL,
    waarde VARCHAR,
    verwacht VARCHAR,
    verschil VARCHAR,
    melding VARCHAR NOT NULL,
    remedie VARCHAR NOT NULL
)
