-- Core figures of one gemeente in the Iv3 series, under its own code. Grain: boekjaar, verslagsoort. Unit: whole euro.
-- A figure that the source lacks is NULL; a report that was not filed has no row. Parameter: $gm.
SELECT
    k.boekjaar,
    k.verslagsoort,
    max(k.bedrag_eur) FILTER (WHERE k.kengetal = 'lasten_totaal') AS lasten_totaal,
    max(k.bedrag_eur) FILTER (WHERE k.kengetal = 'salarissen') AS salarissen,
    max(k.bedrag_eur) FILTER (WHERE k.kengetal = 'inhuur') AS inhuur,
    max(k.bedrag_eur) FILTER (WHERE k.kengetal = 'salarissen_overhead') AS salarissen_overhead,
    max(k.bedrag_eur) FILTER (WHERE k.kengetal = 'inhuur_overhead') AS inhuur_overhead,
    max(k.bedrag_eur) FILTER (WHERE k.kengetal = 'rijksbijdragen_specifiek') AS rijksbijdragen_specifiek
FROM mart.kengetal_reeks AS k
WHERE k.gm_code = $gm
GROUP BY k.boekjaar, k.verslagsoort
ORDER BY k.boekjaar DESC, k.verslagsoort
