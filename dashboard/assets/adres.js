/* The address carries the state. A control writes its field; the page follows the address, also with "back". */
window.fondskompas = (function () {
    const GEEN = () => window.dash_clientside.no_update;

    function ga(pad, search) {
        const doel = pad + search;
        if (doel === window.location.pathname + window.location.search) return;
        window.history.pushState({}, "", doel);
        window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    }

    function lees(veld, search, standaard) {
        const waarde = new URLSearchParams(search || "").get(veld);
        if (veld === "voorbeeld") return waarde !== "uit";
        return waarde === null ? standaard || null : veld === "gm" ? waarde.toUpperCase() : waarde;
    }

    return {
        naarAdres(veld, waarde, standaard) {
            const velden = new URLSearchParams(window.location.search);
            if (waarde === null || waarde === undefined || waarde === "") return;
            if (lees(veld, window.location.search, standaard) === waarde) return;
            if (veld === "voorbeeld" && waarde) velden.delete(veld);
            else velden.set(veld, veld === "voorbeeld" ? "uit" : waarde);
            const search = velden.toString();
            ga(window.location.pathname, search ? "?" + search : "");
        },
        vanAdres(veld, search, huidig, standaard) {
            const waarde = lees(veld, search, standaard);
            return waarde === huidig ? GEEN() : waarde;
        },
        zetTitel(titel) {
            if (titel) document.title = titel;
        },
        ga(href) {
            const doel = new URL(href, window.location.origin);
            const zelfdePagina = doel.pathname === window.location.pathname;
            ga(doel.pathname, doel.search);
            if (!zelfdePagina || !doel.hash) window.scrollTo(0, 0);
            const plek = doel.hash && document.getElementById(doel.hash.slice(1));
            if (plek) plek.scrollIntoView();
        },
        zoekInRaster(tekst) {
            const kaal = (tekst || "").normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/['’.()-]/g, "");
            return Object.assign({}, window.fondskompas.rasterOpties(), { quickFilterText: kaal });
        },
        rasterOpties() {
            return { includeHiddenColumnsInQuickFilter: true };
        },
        kaartKlik(klik) {
            const punt = klik && klik.points && klik.points[0];
            if (!punt) return;
            const velden = new URLSearchParams(window.location.search);
            velden.set("gm", punt.location);
            window.fondskompas.ga("/gemeente?" + velden.toString());
        },
    };
})();

/* Find a gemeente whatever the accents, apostrophes or capitals: "sudwest" finds Súdwest-Fryslân. */
window.dashMantineFunctions = Object.assign({}, window.dashMantineFunctions, {
    zoekGemeente: function ({ options, search }) {
        const kaal = (tekst) => tekst.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]/g, "");
        const gezocht = kaal(search || "");
        if (!gezocht) return options;
        const begint = options.filter((optie) => kaal(optie.label).startsWith(gezocht));
        const bevat = options.filter((optie) => !kaal(optie.label).startsWith(gezocht) && kaal(optie.label).includes(gezocht));
        return begint.concat(bevat);
    },
});
