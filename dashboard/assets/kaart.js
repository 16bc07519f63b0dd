/* The chart library fetches a world map from elsewhere before it draws any map, even one with boundaries of its own.
   It looks here first; an empty world keeps every request on this machine. */
window.PlotlyGeoAssets = window.PlotlyGeoAssets || { topojson: {} };
window.PlotlyGeoAssets.topojson["world_110m"] = {
    type: "Topology",
    arcs: [],
    objects: Object.fromEntries(["coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits"].map((laag) => [laag, { type: "GeometryCollection", geometries: [] }])),
};
