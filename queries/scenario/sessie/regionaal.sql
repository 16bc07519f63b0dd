-- The goals whose money one gemeente receives for its whole region: in no amount per own inhabitant. Grain: uitkeringsjaar, doel.
SELECT DISTINCT r.uitkeringsjaar, r.doel
FROM mart.toewijzing_regio AS r
