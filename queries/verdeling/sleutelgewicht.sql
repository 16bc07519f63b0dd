-- The weight of every gemeente in every envelope line that has a key, in the indeling of the uitkeringsjaar.
-- Grain: uitkeringsjaar, regel, gm_code. Unit of gewicht: that of the key (euro, inhabitants, maatstaf units, 1).
-- A merged gemeente gets the sum of its parts; nothing is split.
WITH
bron_gewicht AS (
    SELECT r.uitkeringsjaar, r.regel, u.gm_code, u.uitkeringsbasis_eur AS gewicht, c.indeling_peildatum AS peildatum_van
    FROM kern.envelop_regel AS r
    INNER JOIN kern.circulaire AS c ON c.circulaire = r.sleutel_circulaire AND c.uitkeringsjaar = r.sleutel_jaar
    INNER JOIN verdeling.uitkeringsbasis AS u ON u.circulaire = c.circulaire AND u.uitkeringsjaar = c.uitkeringsjaar
    WHERE r.sleutel_soort = 'uitkeringsbasis'
    UNION ALL
    SELECT r.uitkeringsjaar, r.regel, k.gm_code, k.uitgaven_eur AS gewicht, c.indeling_peildatum AS peildatum_van
    FROM kern.envelop_regel AS r
    INNER JOIN kern.circulaire AS c ON c.circulaire = r.sleutel_circulaire AND c.uitkeringsjaar = r.sleutel_jaar
    INNER JOIN verdeling.cluster AS k
        ON k.circulaire = c.circulaire AND k.uitkeringsjaar = c.uitkeringsjaar AND lower(k.cluster) = lower(r.sleutel_naam)
    WHERE r.sleutel_soort = 'cluster'
    UNION ALL
    SELECT r.uitkeringsjaar, r.regel, v.gm_code, CAST(v.volume AS DECIMAL(38, 15)) AS gewicht, c.indeling_peildatum AS peildatum_van
    FROM kern.envelop_regel AS r
    INNER JOIN kern.circulaire AS c ON c.circulaire = r.sleutel_circulaire AND c.uitkeringsjaar = r.sleutel_jaar
    INNER JOIN kern.volume AS v
        ON v.circulaire = c.circulaire AND v.uitkeringsjaar = c.uitkeringsjaar AND v.maatstaf = r.sleutel_naam
    WHERE r.sleutel_soort = 'maatstaf'
    UNION ALL
    SELECT r.uitkeringsjaar, r.regel, u.gm_code, CAST(u.bedrag_eur AS DECIMAL(38, 15)) AS gewicht, c.indeling_peildatum AS peildatum_van
    FROM kern.envelop_regel AS r
    INNER JOIN kern.circulaire AS c ON c.circulaire = r.sleutel_circulaire AND c.uitkeringsjaar = r.sleutel_jaar
    INNER JOIN kern.uitkering AS u
        ON u.circulaire = c.circulaire AND u.uitkeringsjaar = c.uitkeringsjaar AND lower(u.uitkering) = lower(r.sleutel_naam)
    WHERE r.sleutel_soort = 'du' AND u.soort = 'du'
    UNION ALL
    SELECT r.uitkeringsjaar, r.regel, i.gm_code, CAST(i.inwoners AS DECIMAL(38, 15)) AS gewicht, make_date(i.jaar, 1, 1) AS peildatum_van
    FROM kern.envelop_regel AS r
    INNER JOIN kern.inwoners AS i ON i.jaar = r.sleutel_jaar
    WHERE r.sleutel_soort = 'inwoners'
    UNION ALL
    SELECT DISTINCT r.uitkeringsjaar, r.regel, h.gm_code, CAST(1 AS DECIMAL(38, 15)) AS gewicht, r.indeling_peildatum AS peildatum_van
    FROM kern.envelop_regel AS r
    INNER JOIN kern.hercodering AS h
        ON h.peildatum_naar = r.indeling_peildatum AND h.peildatum_van = make_date(year(r.indeling_peildatum), 1, 1)
    WHERE r.sleutel_soort = 'gelijk'
)
SELECT
    b.uitkeringsjaar,
    b.regel,
    coalesce(h.gm_code, b.gm_code) AS gm_code,
    CAST(sum(b.gewicht) AS DECIMAL(38, 15)) AS gewicht,
    count(*) AS aantal_delen
FROM bron_gewicht AS b
INNER JOIN kern.envelop_regel AS r ON r.uitkeringsjaar = b.uitkeringsjaar AND r.regel = b.regel
LEFT JOIN kern.hercodering AS h
    ON h.peildatum_van = b.peildatum_van AND h.peildatum_naar = r.indeling_peildatum AND h.gm_code_van = b.gm_code
GROUP BY b.uitkeringsjaar, b.regel, coalesce(h.gm_code, b.gm_code)
