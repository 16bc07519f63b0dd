-- How mart.envelop comes about: the sum of its lines. Grain: uitkeringsjaar, doel, vorm, kolom, stap, volgorde. Whole euro.
WITH
regel AS NOT MATERIALIZED (
    SELECT
        e.uitkeringsjaar,
        e.doel,
        e.vorm,
        e.regel,
        e.status,
        k.kolom,
        CASE k.kolom WHEN 'bedrag_eur' THEN e.bedrag_eur WHEN 'verdeeld_eur' THEN e.verdeeld_eur ELSE e.niet_verdeeld_eur END AS bedrag_eur
    FROM mart.envelop_regel AS e
    CROSS JOIN (VALUES ('bedrag_eur'), ('verdeeld_eur'), ('niet_verdeeld_eur')) AS k (kolom)
),
som AS NOT MATERIALIZED (
    SELECT
        r.uitkeringsjaar,
        r.doel,
        r.vorm,
        r.kolom,
        CAST(sum(r.bedrag_eur) AS BIGINT) AS bedrag_eur,
        count(*) AS regels,
        list(CAST(r.bedrag_eur AS VARCHAR) ORDER BY r.regel) AS getallen,
        zwakste(zwakste_van(r.status, CASE WHEN r.kolom = 'bedrag_eur' THEN 'gepubliceerd' ELSE 'afgeleid' END)) AS status
    FROM regel AS r
    GROUP BY r.uitkeringsjaar, r.doel, r.vorm, r.kolom
)
SELECT r.uitkeringsjaar, r.doel, r.vorm, r.kolom,
    unnest(stap(
        1, 'Deel ' || n.kort || ' (regel ' || r.regel || ')', r.bedrag_eur, r.status, volgorde := -r.bedrag_eur,
        invoer := verwijzing('mart.envelop_regel', r.kolom, 'uitkeringsjaar', r.uitkeringsjaar, 'doel', r.doel, 'vorm', r.vorm, 'regel', r.regel)
    ))
FROM regel AS r
INNER JOIN herkomst.regelnaam AS n USING (uitkeringsjaar, regel)
UNION ALL
SELECT s.uitkeringsjaar, s.doel, s.vorm, s.kolom,
    unnest(stap(
        2, 'De regels van dit doel en deze vorm opgeteld', s.bedrag_eur, s.status, formule := optelling(s.regels),
        getallen := CASE WHEN s.regels > 1 THEN list_append(s.getallen, CAST(s.bedrag_eur AS VARCHAR)) END, is_uitkomst := TRUE
    ))
FROM som AS s
