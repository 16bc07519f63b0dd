-- How mart.envelop_regel comes about. Grain: uitkeringsjaar, doel, vorm, regel, kolom, stap. Unit: whole euro.
SELECT e.uitkeringsjaar, e.doel, e.vorm, e.regel, 'bedrag_eur' AS kolom,
    unnest(stap(1, 'Overgenomen uit de envelop; bron: ' || e.bron, e.bedrag_eur, e.status, is_uitkomst := TRUE))
FROM mart.envelop_regel AS e
UNION ALL
SELECT e.uitkeringsjaar, e.doel, e.vorm, e.regel, k.kolom,
    unnest(stap(
        1, 'Bedrag van de regel', e.bedrag_eur, e.status,
        invoer := verwijzing('mart.envelop_regel', 'bedrag_eur', 'uitkeringsjaar', e.uitkeringsjaar, 'doel', e.doel, 'vorm', e.vorm, 'regel', e.regel)
    ))
FROM mart.envelop_regel AS e
CROSS JOIN (VALUES ('verdeeld_eur'), ('niet_verdeeld_eur')) AS k (kolom)
UNION ALL
SELECT e.uitkeringsjaar, e.doel, e.vorm, e.regel, k.kolom,
    unnest(stap(
        2,
        CASE
            WHEN e.sleutel = 'geen' THEN 'De regel heeft geen sleutel en is niet over gemeenten verdeeld'
            ELSE 'Sleutel ' || e.sleutel || ': verdeeld over ' || e.ontvangers || ' gemeenten'
        END,
        CASE WHEN k.kolom = 'verdeeld_eur' THEN e.verdeeld_eur ELSE e.niet_verdeeld_eur END, zwakste_van('afgeleid', e.status),
        formule := CASE WHEN k.kolom = 'niet_verdeeld_eur' THEN '{} − {} = {}' END,
        getallen := CASE WHEN k.kolom = 'niet_verdeeld_eur' THEN getallen(e.bedrag_eur, e.verdeeld_eur, e.niet_verdeeld_eur) END,
        invoer := CASE
            WHEN e.sleutel <> 'geen'
                THEN
                    verwijzing('mart.toewijzing_bewijs', 'bedrag_eur', 'uitkeringsjaar', e.uitkeringsjaar, 'doel', e.doel, 'vorm', e.vorm, 'regel', e.regel)
        END,
        is_uitkomst := TRUE
    ))
FROM mart.envelop_regel AS e
CROSS JOIN (VALUES ('verdeeld_eur'), ('niet_verdeeld_eur')) AS k (kolom)
