-- What gemeenten answered beside the leading figure of a goal, as given: the answers that count. Grain: peildatum, gm_code, doel,
-- indicator. Unit: column eenheid. waarde of a number, tekst of yes or no, a choice, or the source of a price; neither where only
-- a reason was given. prijs_eur and prijs_bron are the price of the gemeente itself. An answer of the template counts when it
-- stands in the latest return that has its goal; one of opgaven/antwoorden.csv where no template has. No row: not answered.
WITH
laatste AS (
    SELECT o.peildatum, o.gm_code, o.doel, max(o.volgnummer) AS volgnummer
    FROM staging.opgave AS o
    GROUP BY o.peildatum, o.gm_code, o.doel
),
los AS (
    SELECT
        f.peildatum,
        f.gm_code,
        f.doel,
        f.indicator,
        coalesce(i.eenheid, CASE f.indicator WHEN 'prijs_eur' THEN 'euro' ELSE 'tekst' END) AS eenheid,
        coalesce(i.soort, CASE f.indicator WHEN 'prijs_eur' THEN 'bedrag' ELSE 'tekst' END) AS soort,
        f.antwoord,
        f.reden,
        f.status,
        f.toelichting,
        f.bron_id,
        f.blad,
        f.cel,
        f.gedrukt
    FROM staging.antwoord AS f
    LEFT JOIN staging.indicator AS i USING (doel, indicator)
),
gegeven AS (
    SELECT
        a.peildatum,
        a.gm_code,
        a.doel,
        a.indicator,
        a.eenheid,
        a.soort,
        CAST(a.waarde AS DECIMAL(18, 2)) AS waarde,
        a.tekst,
        a.reden,
        a.status,
        a.toelichting,
        a.volgnummer,
        a.bron_id,
        a.blad,
        a.cel,
        a.gedrukt
    FROM staging.opgave_antwoord AS a
    UNION ALL BY NAME
    SELECT
        l.* EXCLUDE (antwoord),
        CASE WHEN l.soort NOT IN ('ja_nee', 'keuze', 'tekst') THEN TRY_CAST(replace(l.antwoord, ',', '.') AS DECIMAL(18, 2)) END AS waarde,
        CASE WHEN l.soort IN ('ja_nee', 'keuze', 'tekst') THEN l.antwoord END AS tekst,
        0 AS volgnummer
    FROM los AS l
)
SELECT
    year(g.peildatum) AS jaar,
    g.peildatum,
    g.gm_code,
    g.doel,
    g.indicator,
    g.eenheid,
    g.soort,
    g.waarde,
    g.tekst,
    CASE WHEN g.waarde IS NULL AND g.tekst IS NULL THEN coalesce(g.reden, 'niet opgegeven') END AS reden,
    g.status,
    g.toelichting,
    g.gedrukt,
    d.document,
    g.bron_id,
    g.blad,
    g.cel
FROM gegeven AS g
LEFT JOIN laatste AS l USING (peildatum, gm_code, doel)
LEFT JOIN mart.document AS d USING (bron_id)
WHERE g.volgnummer = coalesce(l.volgnummer, 0)
