-- Who may receive from a line: the gemeenten of its year, or only those its key lists. Grain: uitkeringsjaar, regel, gm_code.
SELECT e.uitkeringsjaar, e.regel, g.gm_code
FROM kern.envelop_regel AS e
INNER JOIN kern.indeling_gemeente AS g USING (uitkeringsjaar)
WHERE
    e.is_verdeeld
    AND (
        NOT EXISTS (SELECT 1 FROM staging.sleutel_ontvanger AS o WHERE o.uitkeringsjaar = e.uitkeringsjaar AND o.regel = e.regel)
        OR EXISTS (
            SELECT 1
            FROM staging.sleutel_ontvanger AS o
            WHERE o.uitkeringsjaar = e.uitkeringsjaar AND o.regel = e.regel AND o.gm_code = g.gm_code
        )
    )
