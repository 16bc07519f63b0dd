-- The total payment (algemene uitkering and every S/IU/DU/artikel 12 line) in two vintages of one uitkeringsjaar.
-- Grain: circulaire_van, circulaire_naar, uitkeringsjaar, gm_code. Unit: whole euro, each total rounded once.
-- Gemeenten of the later vintage, and those of the earlier one that it no longer has. oud_eur: the gemeente itself;
-- oud_nieuwe_indeling_eur: with what it took over. verschil_per_inwoner_eur is the change without herindeling per head.
WITH
regels AS (
    SELECT u.circulaire, u.uitkeringsjaar, u.gm_code, sum(u.bedrag_eur) AS bedrag_eur
    FROM mart.uitkering AS u
    GROUP BY u.circulaire, u.uitkeringsjaar, u.gm_code
),
betaling AS (
    SELECT a.circulaire, a.uitkeringsjaar, a.gm_code, CAST(a.algemene_uitkering_eur + coalesce(r.bedrag_eur, 0) AS DECIMAL(18, 2)) AS totaal_eur
    FROM mart.algemene_uitkering AS a
    LEFT JOIN regels AS r USING (circulaire, uitkeringsjaar, gm_code)
),
kant AS (
    SELECT h.circulaire_van, h.circulaire_naar, h.uitkeringsjaar, h.gm_code_van AS gm_code, b.totaal_eur AS oud, NULL AS overgenomen, NULL AS nieuw
    FROM verdeling.brug_hercodering AS h
    INNER JOIN betaling AS b ON b.circulaire = h.circulaire_van AND b.uitkeringsjaar = h.uitkeringsjaar AND b.gm_code = h.gm_code_van
    UNION ALL
    SELECT h.circulaire_van, h.circulaire_naar, h.uitkeringsjaar, h.gm_code, NULL AS oud, b.totaal_eur AS overgenomen, NULL AS nieuw
    FROM verdeling.brug_hercodering AS h
    INNER JOIN betaling AS b ON b.circulaire = h.circulaire_van AND b.uitkeringsjaar = h.uitkeringsjaar AND b.gm_code = h.gm_code_van
    WHERE h.gm_code IS NOT NULL
    UNION ALL
    SELECT p.circulaire_van, p.circulaire_naar, p.uitkeringsjaar, b.gm_code, NULL AS oud, NULL AS overgenomen, b.totaal_eur AS nieuw
    FROM verdeling.brug_paar AS p
    INNER JOIN betaling AS b ON b.circulaire = p.circulaire_naar AND b.uitkeringsjaar = p.uitkeringsjaar
),
totaal AS (
    SELECT
        k.circulaire_van,
        k.circulaire_naar,
        k.uitkeringsjaar,
        k.gm_code,
        sum(k.oud) IS NOT NULL AS heeft_oud,
        sum(k.nieuw) IS NOT NULL AS heeft_nieuw,
        coalesce(sum(k.oud), 0) AS oud,
        coalesce(sum(k.overgenomen), 0) AS overgenomen,
        coalesce(sum(k.nieuw), 0) AS nieuw
    FROM kant AS k
    GROUP BY k.circulaire_van, k.circulaire_naar, k.uitkeringsjaar, k.gm_code
)
SELECT
    t.circulaire_van,
    t.circulaire_naar,
    t.uitkeringsjaar,
    t.gm_code,
    CAST(round(t.oud, 0) AS BIGINT) AS oud_eur,
    CAST(round(t.overgenomen, 0) AS BIGINT) AS oud_nieuwe_indeling_eur,
    CAST(round(t.nieuw, 0) AS BIGINT) AS nieuw_eur,
    CAST(round(t.nieuw, 0) AS BIGINT) - CAST(round(t.oud, 0) AS BIGINT) AS verschil_eur,
    i.inwoners,
    i.inwoners_jaar,
    CASE WHEN t.heeft_nieuw THEN CAST(round(CAST(t.nieuw - t.overgenomen AS DECIMAL(18, 2)) / i.inwoners, 2) AS DECIMAL(18, 2)) END AS verschil_per_inwoner_eur,
    CASE
        WHEN NOT t.heeft_nieuw AND h.gm_code IS NULL THEN 'gesplitst of opgeheven; nergens als geheel overgenomen in ' || t.circulaire_naar
        WHEN NOT t.heeft_nieuw THEN 'opgegaan in ' || n.naam || ' (' || h.gm_code || ') in de indeling van ' || t.circulaire_naar
        WHEN NOT t.heeft_oud THEN 'ontstaan door herindeling; bestaat niet in de indeling van ' || t.circulaire_van
        WHEN t.oud <> t.overgenomen THEN 'uitgebreid door herindeling'
    END AS toelichting
FROM totaal AS t
LEFT JOIN kern.inwoners_circulaire AS i
    ON i.circulaire = t.circulaire_naar AND i.uitkeringsjaar = t.uitkeringsjaar AND i.gm_code = t.gm_code AND t.heeft_nieuw
LEFT JOIN verdeling.brug_hercodering AS h
    ON h.circulaire_van = t.circulaire_van AND h.circulaire_naar = t.circulaire_naar AND h.uitkeringsjaar = t.uitkeringsjaar AND h.gm_code_van = t.gm_code
LEFT JOIN mart.gemeente_naam AS n ON n.gm_code = h.gm_code
