-- The only part of the line of the ingroei. Grain: uitkeringsjaar, regel, deel. Unit: whole euro.
SELECT e.uitkeringsjaar, e.regel, 1 AS deel, 'scenario' AS soort, FALSE AS is_ingroeibasis, e.bedrag_eur
FROM kern.envelop_regel AS e
