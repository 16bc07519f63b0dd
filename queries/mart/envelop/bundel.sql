-- One amount for several goals of which no source says how it is split. Grain: uitkeringsjaar, bundel. Unit: whole euro.
-- doelen and regels: the codes with ~ between them, as a reference names a list. is_heel: its goals have no other line in that
-- year, so that the bundle can take their place. The bundle's own cell is its source.
WITH som AS (
    SELECT
        r.uitkeringsjaar,
        r.bundel,
        string_agg(DISTINCT r.doel, '~' ORDER BY r.doel) AS doelen,
        namenlijst(r.regel) AS regels,
        count(DISTINCT r.doel) AS aantal_doelen,
        CAST(sum(e.verdeeld_eur) AS BIGINT) AS verdeeld_eur,
        CAST(sum(e.niet_verdeeld_eur) AS BIGINT) AS niet_verdeeld_eur
    FROM mart.bundel_regel AS r
    INNER JOIN mart.envelop_regel AS e USING (uitkeringsjaar, regel)
    GROUP BY r.uitkeringsjaar, r.bundel
),
ander AS (
    SELECT DISTINCT r.uitkeringsjaar, r.bundel
    FROM mart.bundel_regel AS r
    INNER JOIN mart.envelop_regel AS e USING (uitkeringsjaar, doel)
    ANTI JOIN mart.bundel_regel AS z ON z.uitkeringsjaar = e.uitkeringsjaar AND z.regel = e.regel AND z.bundel = r.bundel
)
SELECT
    b.uitkeringsjaar,
    b.bundel,
    b.naam,
    b.bedrag_eur,
    s.verdeeld_eur,
    s.niet_verdeeld_eur,
    b.status,
    s.doelen,
    s.regels,
    s.aantal_doelen,
    a.bundel IS NULL AS is_heel,
    b.toelichting,
    b.bron,
    b.bron_id,
    b.blad,
    b.cel
FROM staging.bundel AS b
INNER JOIN som AS s USING (uitkeringsjaar, bundel)
LEFT JOIN ander AS a USING (uitkeringsjaar, bundel)
