-- The goals that a proof can be asked for, and the date of the indeling of a year. Grain: doel. Parameter: $jaar.
SELECT d.doel, j.indeling_peildatum
FROM mart.doel AS d
LEFT JOIN mart.jaar AS j ON j.uitkeringsjaar = $jaar
ORDER BY d.volgorde
