-- The baten on taakveld 0.7 are what the gemeentefonds pays: at most 15% from the newest vintage of that year, which may be
-- of well before the report. Unit: euro. Who reports and has nothing on 0.7 is a finding too.
WITH betaling AS (
    SELECT a.circulaire, a.uitkeringsjaar, a.gm_code, a.totaal_eur AS bedrag_eur
    FROM mart.betaling AS a
    INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
    QUALIFY c.volgnummer = max(c.volgnummer) OVER (PARTITION BY a.uitkeringsjaar)
)
SELECT
    d.document,
    coalesce(i.blad, 'Iv3') AS blad,
    coalesce(i.cel_baten, 'rijen van ' || v.gm_code) AS cel,
    coalesce(CAST(i.baten_eur AS VARCHAR), 'geen baten op taakveld 0.7 van ' || v.gm_code) AS waarde,
    b.bedrag_eur || ' volgens ' || b.circulaire || ', hooguit 15% meer of minder' AS verwacht,
    i.baten_eur - b.bedrag_eur AS verschil
FROM kern.iv3_versie AS v
INNER JOIN staging.document AS d USING (bron_id)
INNER JOIN betaling AS b ON b.uitkeringsjaar = v.boekjaar AND b.gm_code = v.gm_code
LEFT JOIN kern.iv3 AS i ON i.boekjaar = v.boekjaar AND i.verslagsoort = v.verslagsoort AND i.gm_code = v.gm_code AND i.taakveld = '0.7'
WHERE
    v.is_laatste
    AND v.heeft_gerapporteerd
    AND (i.baten_eur IS NULL OR (abs(i.baten_eur - b.bedrag_eur) > 0.15 * abs(b.bedrag_eur) AND abs(i.baten_eur - b.bedrag_eur) > 100000))
