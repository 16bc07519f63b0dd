-- How this database was made. Grain: one row. gebouwd_op in UTC.
CREATE TABLE meta.bouw (
    vingerafdruk VARCHAR NOT NULL,
    versie VARCHAR NOT NULL,
    gebouwd_op TIMESTAMP NOT NULL,
    productie BOOLEAN NOT NULL
)
