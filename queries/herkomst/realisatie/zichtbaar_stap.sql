-- How herkomst.zichtbaar comes about: the amount of the realisation, sorted by its channel. Unit: whole euro.
-- Grain: uitkeringsjaar, zichtbaarheid, doel, gm_code, kolom, stap.
SELECT z.uitkeringsjaar, z.zichtbaarheid, z.doel, z.gm_code, 'bedrag_eur' AS kolom,
    unnest(stap(
        1,
        CASE z.zichtbaarheid
            WHEN 'opgave' THEN 'Te zien door een opgave van de gemeente'
            WHEN 'iv3' THEN 'Te zien in Iv3, alleen het hele taakveld'
            WHEN 'sisa' THEN 'Te zien in de SiSa-bijlage'
            ELSE 'Nergens te zien: geen opgave, en het geld is vrij besteedbaar'
        END,
        z.bedrag_eur,
        r.toewijzing_status,
        invoer := verwijzing('mart.realisatie', 'toegewezen_eur', 'uitkeringsjaar', z.uitkeringsjaar, 'doel', z.doel, 'gm_code', z.gm_code),
        is_uitkomst := TRUE
    ))
FROM herkomst.zichtbaar AS z
INNER JOIN mart.realisatie AS r USING (uitkeringsjaar, doel, gm_code)
