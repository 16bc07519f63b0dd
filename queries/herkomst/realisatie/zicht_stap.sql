-- How herkomst.zicht comes about: the amount of the realisation, sorted by its channel. Unit: whole euro.
-- Grain: uitkeringsjaar, voorbeeld, zichtbaarheid, doel, gm_code, kolom, stap.
SELECT z.uitkeringsjaar, z.voorbeeld, z.zichtbaarheid, z.doel, z.gm_code, k.kolom,
    unnest(stap(
        1,
        CASE z.zichtbaarheid
            WHEN 'opgave' THEN 'Te zien door een opgave van de gemeente'
            WHEN 'iv3' THEN 'Te zien in Iv3, alleen het hele taakveld'
            WHEN 'sisa' THEN 'Te zien in de SiSa-bijlage'
            ELSE 'Nergens te zien: geen opgave, en het geld is vrij besteedbaar'
        END,
        CASE k.kolom WHEN 'bedrag_eur' THEN z.bedrag_eur ELSE z.voorbeeld_eur END,
        CASE WHEN k.kolom = 'bedrag_eur' OR z.voorbeeld_eur IS NOT NULL THEN r.toewijzing_status END,
        invoer := verwijzing('mart.realisatie', 'toegewezen_eur', 'uitkeringsjaar', z.uitkeringsjaar, 'doel', z.doel, 'gm_code', z.gm_code),
        is_uitkomst := TRUE
    ))
FROM herkomst.zicht AS z
INNER JOIN mart.realisatie AS r USING (uitkeringsjaar, doel, gm_code)
CROSS JOIN (VALUES ('bedrag_eur'), ('voorbeeld_eur')) AS k (kolom)
