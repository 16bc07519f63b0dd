-- The register of gemeenten of each 1 January, with the cell that names each of them. Grain: indeling_jaar, gm_code.
-- mart.gemeente has the cells of the inhabitants. Source: kern.gemeente.
SELECT g.indeling_jaar, g.gm_code, g.naam, g.provincie, g.bron_id, g.blad, g.cel
FROM kern.gemeente AS g
