"""The colours of charts, and what each becomes in the dark theme (assets/thema.js swaps them in the browser).

A chart uses only colours of this list: one that is not here would stay as it is on a dark page. Every pair keeps its
meaning; on its own background a fill has a contrast of at least 3 : 1 and text of at least 4.5 : 1.
"""

from types import MappingProxyType

INKT, INKT_ZACHT, LIJN, AS, VLAK = "#1d2733", "#4a5866", "#dde3e9", "#9aa5b1", "#ffffff"
LABELVLAK = "rgba(255,255,255,0.85)"
PRIMAIR, ACCENT = "#14507f", "#b65f00"
VORMKLEUREN = MappingProxyType(
    {
        "au": "#14507f",
        "du": "#c96f00",
        "bfu": "#9c2f4b",
        "spuk": "#1b7f6b",
        "buiten_gemeentefonds": "#7c8794",
    }
)
VOORBEELD, ONDERGRENS, GRENS = "#7b3f98", "#a9c8de", "#5b6876"
NIETS = "#f4efe2"
# up to six things side by side; they also differ in lightness
REEKS = ("#14507f", "#c96f00", "#1b7f6b", "#7b3f98", "#7c8794", "#9c2f4b")
# low to high, one hue; and below to above a middle, two hues
OPLOPEND = ("#eaf1f7", "#b8d2e6", "#7fb0d3", "#3f7fb0", "#14507f", "#092c48")
UITEENLOPEND = ("#9a4f00", "#d98a2b", "#f3cf9b", "#f5f7f9", "#a9c8de", "#4f8fbd", "#0e3f66")

DONKER = MappingProxyType(
    {
        INKT: "#e8edf2",
        INKT_ZACHT: "#b3bfcb",
        LIJN: "#34404d",
        AS: "#6b7886",
        VLAK: "#151b22",
        LABELVLAK: "rgba(21,27,34,0.85)",
        "rgba(255,255,255,0.6)": "rgba(21,27,34,0.65)",
        PRIMAIR: "#6db1e6",
        ACCENT: "#f0a04b",
        "#c96f00": "#f0953a",
        "#1b7f6b": "#4fc3a9",
        "#7c8794": "#a3afbb",
        VOORBEELD: "#c795e0",
        ONDERGRENS: "#3d6a8c",
        GRENS: "#8b98a6",
        NIETS: "#2b2f33",
        "#9c2f4b": "#f08aa3",
        "#eaf1f7": "#17232e",
        "#b8d2e6": "#1f4464",
        "#7fb0d3": "#2c6491",
        "#3f7fb0": "#4a8fc4",
        "#092c48": "#cfe6f8",
        "#9a4f00": "#f5b062",
        "#d98a2b": "#c47a22",
        "#f3cf9b": "#6d4a1f",
        "#f5f7f9": "#262e37",
        "#4f8fbd": "#5a9ccd",
        "#0e3f66": "#a8d4f5",
    }
)
