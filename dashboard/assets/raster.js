/* Cells of the grids that are more than text, what a grid shows, and searching in it. */
window.dashAgGridComponentFunctions = Object.assign({}, window.dashAgGridComponentFunctions, {
    /* a label with sign and word; the field holds the word */
    Badge: function (props) {
        if (!props.value) return null;
        const soort = String(props.value).replace(/[^a-z]+/gi, "-").toLowerCase();
        return React.createElement("span", { className: "fk-badge fk-badge--" + soort }, props.value);
    },
    /* a link within the application; <field>_href holds the address, <field>_uitleg what it says to who only hears it */
    Link: function (props) {
        const href = props.data && props.data[props.colDef.field + "_href"];
        if (!href) return props.value || null;
        const uitleg = props.data[props.colDef.field + "_uitleg"];
        return React.createElement("a", { href: href, className: "fk-link", "aria-label": uitleg, "data-fk-ga": "" }, props.value);
    },
});

window.fondskompas.raster = (function () {
    /* the reference of a figure: that of the cell itself, else that of its column filled in from the row */
    function herkomst(kolom, rij) {
        if (!kolom || !kolom.field || !rij || rij[kolom.field] === null || rij[kolom.field] === undefined) return null;
        const eigen = rij[kolom.field + "_herkomst"];
        if (eigen !== undefined) return eigen;
        const patroon = kolom.context && kolom.context.herkomst;
        if (!patroon) return null;
        let volledig = true;
        const tekst = patroon.replace(/\{(\w+)\}/g, function (_, veld) {
            if (rij[veld] === null || rij[veld] === undefined) volledig = false;
            return encodeURIComponent(rij[veld]);
        });
        return volledig ? tekst : null;
    }

    function api(id) {
        try {
            return window.dash_ag_grid.getApi(id) || null;
        } catch (fout) {
            return null;
        }
    }

    const heeftTekst = (kolom) => ["getal", "woorden"].includes(kolom.context && kolom.context.soort);

    /* a cell as [value, text as shown, made up, reference] */
    function cel(kolom, rij) {
        const waarde = rij[kolom.field];
        const tekst = heeftTekst(kolom) ? rij[kolom.field + "_tekst"] : waarde;
        return [waarde ?? null, tekst ?? "", Boolean(rij[kolom.field + "_voorbeeld"]), herkomst(kolom, rij)];
    }

    const kop = (kolom) => ({ veld: kolom.field, kop: (kolom.headerName || "").replaceAll("\u00ad", ""), soort: (kolom.context && kolom.context.soort) || "tekst", breedte: kolom.width || 120 });

    function uit(kolommen, rijen, onder, totaal, filter) {
        const zichtbaar = kolommen.filter((kolom) => kolom.field && !kolom.hide && kolom.headerName);
        const cellen = (lijst) => lijst.map((rij) => zichtbaar.map((kolom) => cel(kolom, rij)));
        return { kolommen: zichtbaar.map(kop), rijen: cellen(rijen), onder: cellen(onder), totaal: totaal, filter: filter };
    }

    /* what the reader sees: columns that are shown, rows as filtered and sorted. A grid that was not drawn yet, because it
       waits in a store or nobody scrolled to it, has all its rows in the order given. */
    function inhoud(id, wachtend) {
        const open = api(id);
        if (!open) {
            const props = (wachtend || window.dash_component_api.getLayout(id)).props;
            const onder = (props.dashGridOptions || {}).pinnedBottomRowData || [];
            return uit(props.columnDefs, props.rowData, onder, props.rowData.length, "");
        }
        const rijen = [];
        let totaal = 0;
        open.forEachNodeAfterFilterAndSort((knoop) => knoop.data && rijen.push(knoop.data));
        open.forEachNode((knoop) => knoop.data && (totaal += 1));
        const onder = Array.from({ length: open.getPinnedBottomRowCount() }, (_, nummer) => open.getPinnedBottomRow(nummer).data);
        const filters = Object.keys(open.getFilterModel() || {}).map((veld) => (open.getColumnDef(veld) || {}).headerName);
        const zoek = open.getGridOption("quickFilterText");
        const filter = [...filters.map((naam) => "filter op " + naam), ...(zoek ? ["zoekterm " + zoek] : [])].join("; ");
        return uit(open.getAllDisplayedColumns().map((kolom) => kolom.getColDef()), rijen, onder, totaal, filter);
    }

    /* what is typed before the list is drawn counts once it is */
    function zoek(veld, id) {
        const open = api(id);
        if (!open) return void (veld.isConnected && setTimeout(zoek, 100, veld, id));
        const kaal = veld.value.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/['’.()-]/g, "");
        open.setGridOption("quickFilterText", kaal);
    }

    document.addEventListener("input", function (gebeurtenis) {
        const vak = gebeurtenis.target.closest("[data-fk-zoek]");
        if (vak) zoek(gebeurtenis.target, vak.dataset.fkZoek);
    });

    return { herkomst, inhoud, api };
})();

window.dashAgGridFunctions = Object.assign({}, window.dashAgGridFunctions, {
    /* a grid with columns out of sight says so */
    meldBreedte: function (params) {
        const smal = [...document.querySelectorAll(".fk-raster")].find((vak) => window.fondskompas.raster.api(vak.dataset.fkId) === params.api);
        const zicht = smal && smal.querySelector(".ag-center-cols-viewport");
        if (zicht) smal.classList.toggle("fk-raster--breed", zicht.scrollWidth > zicht.clientWidth + 2);
    },
    heeftHerkomst: (params) => Boolean(window.fondskompas.raster.herkomst(params.colDef, params.data)),
    openHerkomst: function (params) {
        const toets = params.event && params.event.type === "keydown";
        if (toets && params.event.key !== "Enter") return;
        const verwijzing = window.fondskompas.raster.herkomst(params.colDef || params.column.getColDef(), params.data);
        if (verwijzing) window.fondskompas.toonHerkomst(verwijzing);
        const link = toets && params.event.target.querySelector("a[href]"); // Enter follows the link of a cell too
        if (link) link.click();
    },
});
