-- What a line of the envelope is called by a reader. Grain: uitkeringsjaar, regel.
-- kort says by which key it is divided, for where its goal and form are said already; naam says those too.
WITH woorden AS (
    SELECT
        e.uitkeringsjaar,
        e.regel,
        e.doel,
        e.vorm,
        CASE
            WHEN e.sleutel = 'geen' THEN 'niet verdeeld'
            WHEN m.naam IS NOT NULL THEN 'naar ' || m.naam
            WHEN starts_with(e.sleutel, 'du:') THEN 'naar DU ' || substr(e.sleutel, 4)
            ELSE 'naar ' || e.sleutel
        END AS kort
    FROM mart.envelop_regel AS e
    LEFT JOIN staging.maatstaf AS m ON 'maatstaf:' || m.code = e.sleutel
)
SELECT w.uitkeringsjaar, w.regel, w.kort,
    d.kort || ', ' || vorm_kort(w.vorm) || ', ' || w.kort AS naam
FROM woorden AS w
INNER JOIN mart.doel AS d USING (doel)
