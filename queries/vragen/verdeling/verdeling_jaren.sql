-- Every goal in every year with its amount, form and key. Grain: uitkeringsjaar, doel, vorm, sleutel. Unit: whole euro.
-- Goals that share one amount of which no source says how it is split are one row: doel has their codes with ~ between them, regels the
-- names of the lines behind a row. *_status: the weakest of these lines.
WITH regel AS (
    SELECT
        e.uitkeringsjaar,
        coalesce(b.doelen, e.doel) AS doel,
        coalesce(b.naam, d.naam) AS doel_naam,
        d.volgorde,
        e.vorm,
        e.regel,
        e.bedrag_eur,
        e.verdeeld_eur,
        e.niet_verdeeld_eur,
        e.sleutel,
        e.circulaire,
        e.sleutel_jaar,
        e.sleutel_status,
        e.status
    FROM mart.envelop_regel AS e
    INNER JOIN mart.doel AS d USING (doel)
    LEFT JOIN mart.bundel_regel AS r USING (uitkeringsjaar, regel)
    LEFT JOIN mart.bundel AS b ON b.uitkeringsjaar = r.uitkeringsjaar AND b.bundel = r.bundel AND b.is_heel
)
SELECT
    r.uitkeringsjaar,
    r.doel,
    r.doel_naam,
    min(r.volgorde) AS volgorde,
    r.vorm,
    namenlijst(r.regel) AS regels,
    CAST(sum(r.bedrag_eur) AS BIGINT) AS bedrag_eur,
    CAST(sum(r.verdeeld_eur) AS BIGINT) AS verdeeld_eur,
    CAST(sum(r.niet_verdeeld_eur) AS BIGINT) AS niet_verdeeld_eur,
    r.sleutel,
    m.naam AS sleutel_maatstaf,
    c.naam AS circulaire_naam,
    r.sleutel_jaar,
    zwakste(r.status) AS status,
    zwakste(r.sleutel_status) AS sleutel_status
FROM regel AS r
LEFT JOIN mart.circulaire AS c ON c.circulaire = r.circulaire AND c.uitkeringsjaar = r.sleutel_jaar
LEFT JOIN mart.sleutelnaam AS m ON m.sleutel = r.sleutel
GROUP BY r.uitkeringsjaar, r.doel, r.doel_naam, r.vorm, r.sleutel, m.naam, c.naam, r.sleutel_jaar
ORDER BY volgorde, r.doel, vorm_volgorde(r.vorm), r.uitkeringsjaar, regels
