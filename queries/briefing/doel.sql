-- The money of one year by goal. Grain: doel. Units: whole euro; aandeel_pct in tenths, half up. Parameters: $jaar.
-- status: the weakest of the lines. zichtbaarheid: how spending on this goal can be seen at all, in words.
-- soort: a goal that shares its amount with others is a 'deel', and those together are a 'bundel', whose doel has the codes of its
-- goals with ~ between them.
WITH
per_doel AS (
    SELECT
        d.volgorde,
        d.doel,
        d.kort AS doel_naam,
        CAST(sum(e.bedrag_eur) AS BIGINT) AS bedrag_eur,
        any_value(j.totaal_eur) AS totaal_eur,
        zwakste(e.status) AS status,
        d.zichtbaarheid,
        d.zichtbaarheid_toelichting
    FROM mart.envelop AS e
    INNER JOIN mart.doel AS d USING (doel)
    INNER JOIN mart.jaar AS j USING (uitkeringsjaar)
    WHERE e.uitkeringsjaar = $jaar
    GROUP BY d.volgorde, d.doel, d.kort, d.zichtbaarheid, d.zichtbaarheid_toelichting
),
rij AS (
    SELECT CASE WHEN b.doel IS NULL THEN 'doel' ELSE 'deel' END AS soort, p.volgorde, p.doel, p.doel_naam, p.bedrag_eur, p.totaal_eur, p.status, p.zichtbaarheid, p.zichtbaarheid_toelichting
    FROM per_doel AS p
    LEFT JOIN briefing_bundel AS b USING (doel)
    UNION ALL BY NAME
    SELECT
        'bundel' AS soort,
        min(p.volgorde) AS volgorde,
        b.doelen AS doel,
        doel_kort(b.naam) AS doel_naam,
        CAST(sum(p.bedrag_eur) AS BIGINT) AS bedrag_eur,
        any_value(p.totaal_eur) AS totaal_eur,
        zwakste(p.status) AS status
    FROM per_doel AS p
    INNER JOIN briefing_bundel AS b USING (doel)
    GROUP BY b.doelen, b.naam
)
SELECT
    r.soort,
    r.volgorde,
    r.doel,
    r.doel_naam,
    r.bedrag_eur,
    procent(r.bedrag_eur, r.totaal_eur) AS aandeel_pct,
    r.totaal_eur,
    r.status,
    r.zichtbaarheid,
    r.zichtbaarheid_toelichting
FROM rij AS r
ORDER BY r.volgorde, r.soort
