-- A bridge sums to the change of its gemeente, and rounding alone explains its rest: half a euro per part, one for totals.
WITH som AS (
    SELECT
        b.circulaire_van,
        b.circulaire_naar,
        b.uitkeringsjaar,
        b.gm_code,
        sum(b.bedrag_eur) AS bedrag_eur,
        coalesce(sum(b.bedrag_eur) FILTER (WHERE b.component = 'afronding'), 0) AS afronding_eur,
        count(*) FILTER (WHERE b.component <> 'afronding') AS delen
    FROM mart.brug AS b
    GROUP BY b.circulaire_van, b.circulaire_naar, b.uitkeringsjaar, b.gm_code
)
SELECT
    d.document, c.blad, c.cel,
    t.gm_code || ': de delen van ' || t.circulaire_van || ' naar ' || t.circulaire_naar || ' voor ' || t.uitkeringsjaar || ' tellen op tot '
    || coalesce(s.bedrag_eur, 0) || ', met een afronding van ' || coalesce(s.afronding_eur, 0) AS waarde,
    coalesce(CAST(t.verschil_eur AS VARCHAR), 'een verschil') || ', met een afronding van hooguit een halve euro per deel' AS verwacht,
    coalesce(s.bedrag_eur, 0) - t.verschil_eur AS verschil
FROM mart.brug_totaal AS t
LEFT JOIN som AS s USING (circulaire_van, circulaire_naar, uitkeringsjaar, gm_code)
INNER JOIN kern.circulaire AS c ON c.circulaire = t.circulaire_naar AND c.uitkeringsjaar = t.uitkeringsjaar
INNER JOIN staging.document AS d USING (bron_id)
WHERE coalesce(s.bedrag_eur, 0) IS DISTINCT FROM t.verschil_eur OR 2 * abs(coalesce(s.afronding_eur, 0)) > coalesce(s.delen, 0) + 2
