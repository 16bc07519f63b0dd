-- What each gemeente gets in all in the basis, before any ingroei. Grain: uitkeringsjaar, gm_code. Unit: whole euro.
SELECT t.uitkeringsjaar, t.gm_code, CAST(sum(t.bedrag_eur) AS BIGINT) AS bedrag_eur
FROM basis.toewijzing AS t
GROUP BY t.uitkeringsjaar, t.gm_code
