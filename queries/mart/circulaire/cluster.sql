-- The clusters of the algemene uitkering in their order. Grain: cluster.
SELECT k.cluster, k.volgorde
FROM staging.cluster AS k
