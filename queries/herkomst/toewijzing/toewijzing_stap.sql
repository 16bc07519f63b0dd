-- How mart.toewijzing comes about: the steps of its proof, part by part, and their sum.
-- Grain: uitkeringsjaar, doel, vorm, gm_code, kolom, stap, volgorde. Unit: whole euro; gewicht in the unit of its basis.
WITH
som AS (
    SELECT
        b.uitkeringsjaar,
        b.doel,
        b.vorm,
        b.gm_code,
        count(*) AS delen,
        list(CAST(b.bedrag_eur AS VARCHAR) ORDER BY b.regel, b.deel) AS getallen
    FROM mart.toewijzing_bewijs AS b
    GROUP BY b.uitkeringsjaar, b.doel, b.vorm, b.gm_code
)
SELECT s.uitkeringsjaar, s.doel, s.vorm, s.gm_code, s.kolom,
    unnest(stap(
        1, s.omschrijving, s.waarde, s.status, volgorde := s.regel || ' ' || lpad(CAST(s.deel AS VARCHAR), 4, '0') || ' ' || s.stap,
        eenheid := s.eenheid, formule := s.formule, getallen := s.getallen,
        invoer := CASE
            WHEN s.is_uitkomst
                THEN
                    verwijzing('mart.toewijzing_bewijs', 'bedrag_eur', 'uitkeringsjaar', s.uitkeringsjaar, 'doel', s.doel, 'vorm', s.vorm, 'regel', s.regel, 'deel', s.deel, 'gm_code', s.gm_code)
            ELSE s.invoer
        END
    ))
FROM herkomst.toewijzing_bedrag_stap AS s
UNION ALL
SELECT t.uitkeringsjaar, t.doel, t.vorm, t.gm_code, 'bedrag_eur' AS kolom,
    unnest(stap(
        2,
        CASE WHEN s.delen > 1 THEN 'De delen van dit doel en deze vorm opgeteld' ELSE 'Toegewezen: het enige deel van dit doel en deze vorm' END,
        t.bedrag_eur, t.status, volgorde := '', formule := optelling(s.delen),
        getallen := CASE WHEN s.delen > 1 THEN list_append(s.getallen, CAST(t.bedrag_eur AS VARCHAR)) END, is_uitkomst := TRUE
    ))
FROM mart.toewijzing AS t
INNER JOIN som AS s USING (uitkeringsjaar, doel, vorm, gm_code)
