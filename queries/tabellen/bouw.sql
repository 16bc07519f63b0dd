-- How this database was made. Grain: one row. gebouwd_op in UTC. stand: the circulaire up to which
-- circulaires were used; NULL means all of them.
CREATE TABLE meta.bouw (
    vingerafdruk VARCHAR NOT NULL,
    versie VARCHAR NOT NULL,
    gebouwd_op TIMESTAMP NOT NULL,
    productie BOOLEAN NOT NULL,
    stand VARCHAR
)
