-- A gemeente gives one figure per peildatum, goal and indicator, over all workbooks together.
SELECT d.document, o.blad, o.cel, o.gm_code || ', ' || o.indicator || ', ' || o.peildatum AS waarde, 'één opgave per gemeente, indicator en peildatum' AS verwacht, NULL AS verschil
FROM kern.opgave AS o
INNER JOIN staging.document AS d ON d.bron_id = o.bron_id
QUALIFY count(*) OVER (PARTITION BY o.peildatum, o.gm_code, o.doel, o.indicator) > 1
