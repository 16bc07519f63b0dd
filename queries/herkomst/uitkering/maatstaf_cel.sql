-- The cells behind the products of herkomst.maatstaf. Grain: circulaire, uitkeringsjaar, gm_code, cluster, maatstaf, soort_cel.
SELECT m.circulaire, m.uitkeringsjaar, m.gm_code, m.cluster, m.soort, m.maatstaf, m.bedrag_eur, c.soort_cel,
    c.soort_cel || ' ' || m.naam AS rol,
    CASE c.soort_cel WHEN 'volume' THEN m.volume_bron_id ELSE m.bedrag_bron_id END AS bron_id,
    CASE c.soort_cel WHEN 'volume' THEN m.volume_blad ELSE m.bedrag_blad END AS blad,
    CASE c.soort_cel WHEN 'volume' THEN m.volume_cel ELSE m.bedrag_cel END AS cel,
    CASE c.soort_cel WHEN 'volume' THEN m.volume_gedrukt ELSE m.bedrag_gedrukt END AS gedrukt,
    CASE c.soort_cel WHEN 'volume' THEN CAST(m.volume AS VARCHAR) ELSE CAST(m.bedrag_eur AS VARCHAR) END AS waarde,
    CASE c.soort_cel WHEN 'volume' THEN m.volume_correctie ELSE m.bedrag_correctie END AS correctie
FROM herkomst.maatstaf AS m
CROSS JOIN (VALUES ('volume'), ('bedrag per eenheid')) AS c (soort_cel)
