-- The questions fit the goals: a known goal, the leading one as pok/doelen.csv has it, no code of our own, and choices where there
-- is something to choose.
WITH vraag AS (
    SELECT
        i.bron_id,
        i.blad,
        i.cel,
        i.doel || ' / ' || i.indicator AS wat,
        CASE
            WHEN g.doel IS NULL THEN 'een doel uit pok/doelen.csv met een indicator'
            WHEN (i.leidend = 'ja') <> (i.indicator = g.indicator) THEN 'leidend is alleen ' || g.indicator
            WHEN i.leidend = 'ja' AND i.eenheid <> g.eenheid THEN 'de eenheid ' || g.eenheid
            WHEN i.indicator IN ('besteed_eur', 'prijs_eur', 'prijs_bron', 'capaciteit_samen') THEN 'een code die het sjabloon niet zelf gebruikt'
            WHEN i.soort = 'keuze' AND coalesce(i.keuzes, '') NOT LIKE '%|%' THEN 'twee of meer keuzes, met een streep ertussen'
            WHEN i.soort <> 'keuze' AND i.keuzes IS NOT NULL THEN 'geen keuzes bij deze soort'
        END AS verwacht
    FROM staging.indicator AS i
    LEFT JOIN staging.doel AS g ON g.doel = i.doel AND g.indicator IS NOT NULL
)
SELECT d.document, v.blad, v.cel, v.wat AS waarde, v.verwacht, NULL AS verschil
FROM vraag AS v
INNER JOIN staging.document AS d USING (bron_id)
WHERE v.verwacht IS NOT NULL
