-- Every suppletie, IU, DU and artikel 12 line of one gemeente in one vintage, as printed, with its cell.
-- Grain: uitkering, deel_code. Unit: euro. Parameters: $jaar (its indeling), $gm, $circulaire, $uitkeringsjaar.
SELECT u.uitkering, u.soort, u.bedrag_eur, u.gm_code AS deel_code, b.document, u.cel
FROM mart.circulaire AS c
INNER JOIN mart.jaar AS j ON j.uitkeringsjaar = $jaar
INNER JOIN mart.hercodering AS h
    ON
        h.peildatum_van = c.indeling_peildatum
        AND h.peildatum_naar = greatest(j.indeling_peildatum, c.indeling_peildatum)
        AND h.gm_code = $gm
INNER JOIN mart.uitkering AS u
    ON u.circulaire = c.circulaire AND u.uitkeringsjaar = c.uitkeringsjaar AND u.gm_code = h.gm_code_van
LEFT JOIN mart.document AS b ON b.bron_id = u.bron_id
WHERE c.circulaire = $circulaire AND c.uitkeringsjaar = $uitkeringsjaar AND u.bedrag_eur <> 0
ORDER BY soort_volgorde(u.soort), abs(u.bedrag_eur) DESC, u.gm_code
