-- How mart.kenmerk comes about. Grain: jaar, kenmerk, gm_code, stap. Unit: that of the trait.
SELECT k.jaar, k.kenmerk, k.gm_code, 'waarde' AS kolom,
    unnest(stap(1, 'Overgenomen uit ' || s.bron, k.waarde, 'gepubliceerd', eenheid := s.eenheid, is_uitkomst := TRUE))
FROM staging.kenmerk AS k
INNER JOIN staging.kenmerksoort AS s USING (kenmerk)
