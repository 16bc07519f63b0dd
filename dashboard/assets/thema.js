/* Light and dark. Python draws every chart in the colours of the light theme; here they become those of the theme in use,
   by the one list of dashboard/beeld/grafiek/kleuren.py. Labels are made to fit (labels.js), and paper is always light. Also:
   points of a chart that open their derivation. */
(function () {
    const SMALLE_STROOM = 760;
    const donker = () => document.documentElement.dataset.thema === "donker";
    const kleuren = () => (window.dash_component_api.getLayout("palet") || { props: {} }).props.data || {};

    /* a copy of a figure with every colour replaced that has a dark counterpart; nothing else is touched */
    function inThema(deel, lijst) {
        if (typeof deel === "string") return lijst[deel.toLowerCase()] || deel;
        if (Array.isArray(deel)) return deel.map((kind) => inThema(kind, lijst));
        if (deel && Object.getPrototypeOf(deel) === Object.prototype) return Object.fromEntries(Object.entries(deel).map(([naam, kind]) => [naam, inThema(kind, lijst)]));
        return deel;
    }

    /* the names in a flow stand between its knots: smaller letters when these are close together */
    function passendeStroom(sporen, breedte) {
        if (breedte >= SMALLE_STROOM) return sporen;
        return sporen.map((spoor) => (spoor.type === "sankey" ? Object.assign({}, spoor, { textfont: Object.assign({}, spoor.textfont, { size: 11 }) }) : spoor));
    }

    function vertaal(figuur, breedte, isDonker) {
        const opmaak = window.fondskompas.passendeLabels(figuur.layout, breedte);
        const sporen = passendeStroom(figuur.data, breedte);
        if (!isDonker) return Object.assign({}, figuur, { data: sporen, layout: opmaak });
        return Object.assign({}, figuur, { data: inThema(sporen, kleuren()), layout: inThema(opmaak, kleuren()) });
    }

    function naTekenen(vak) {
        if (vak.fkKlik || !vak.on) return;
        vak.fkKlik = true;
        vak.on("plotly_click", function (klik) {
            const punt = klik.points[0];
            if (!punt) return;
            const meta = (punt.data || vak.data[punt.curveNumber || 0]).meta || {};
            const lijst = punt.sourceLinks ? meta.knopen : meta.herkomst; // a knot of a flow has sourceLinks, a band has not
            if (lijst && lijst[punt.pointNumber]) window.fondskompas.toonHerkomst(lijst[punt.pointNumber]);
        });
    }

    /* on paper two maps stand side by side, and a chart is as wide as the sheet */
    function maat(vak, breedte) {
        const naast = vak.closest(".fk-kaarten-naast");
        return naast ? { width: (breedte - 24) / 2, height: 420, autosize: false } : { width: breedte, autosize: false };
    }

    /* the chart library comes in later; from then on everything it draws is in the theme */
    function omwikkel(plotly) {
        const react = plotly.react;
        plotly.react = function (vak, figuur, ...rest) {
            const element = typeof vak === "string" ? document.getElementById(vak) : vak;
            if (!figuur || !figuur.data) return react(vak, figuur, ...rest);
            element.fkFiguur = figuur;
            element.fkBreedte = element.clientWidth;
            return react(vak, vertaal(figuur, element.clientWidth, donker()), ...rest).then(function (klaar) {
                naTekenen(element);
                return klaar;
            });
        };
        const getekend = () => [...document.querySelectorAll(".js-plotly-plot")].filter((vak) => vak.fkFiguur);
        window.fondskompas.hertekenen = function (alleenAndereBreedte) {
            getekend().forEach(function (vak) {
                if (!vak.clientWidth || (alleenAndereBreedte && vak.fkBreedte === vak.clientWidth)) return;
                vak.fkBreedte = vak.clientWidth;
                react(vak, vertaal(vak.fkFiguur, vak.clientWidth, donker()));
            });
        };
        window.fondskompas.tekenVoorDruk = function (breedte) {
            getekend().forEach(function (vak) {
                const figuur = vertaal(vak.fkFiguur, breedte, false);
                const opmaak = Object.assign({}, figuur.layout, maat(vak, breedte));
                // a flow moves slowly to its new place, and paper does not wait: it gets a drawing of its own
                if (figuur.data.some((spoor) => spoor.type === "sankey")) return void tekenApart(vak, figuur, opmaak);
                vak.fkBreedte = null;
                react(vak, Object.assign({}, figuur, { layout: opmaak }));
            });
            // nobody came near these yet (later.js)
            document.querySelectorAll(".fk-figuur > .fk-later").forEach(function (plek) {
                const figuur = vertaal(window.dash_component_api.getLayout(plek.dataset.fkId).props.figure, breedte, false);
                tekenApart(plek, figuur, Object.assign({}, figuur.layout, maat(plek, breedte)));
            });
        };
        function tekenApart(vak, figuur, opmaak) {
            const kopie = vak.closest(".fk-figuur").appendChild(document.createElement("div"));
            kopie.className = "fk-drukfiguur";
            plotly.newPlot(kopie, figuur.data, opmaak, { staticPlot: true });
        }
        return plotly;
    }
    let bibliotheek = window.Plotly && omwikkel(window.Plotly);
    Object.defineProperty(window, "Plotly", {
        configurable: true,
        get: () => bibliotheek,
        set: (plotly) => (bibliotheek = omwikkel(plotly)),
    });

    function zet(naam) {
        document.documentElement.dataset.thema = naam;
        if (window.fondskompas.hertekenen) window.fondskompas.hertekenen();
    }

    let wacht = null;
    window.addEventListener("resize", function () {
        window.clearTimeout(wacht);
        wacht = window.setTimeout(() => window.fondskompas.hertekenen && window.fondskompas.hertekenen(true), 300);
    });

    /* for the component library: its colour scheme, and whether the switch is on */
    window.fondskompas.kiesThema = function (klikken) {
        if (klikken) {
            zet(donker() ? "licht" : "donker");
            try {
                localStorage.setItem("fondskompas-thema", document.documentElement.dataset.thema);
            } catch (fout) {
                console.info("De keuze van het thema kan hier niet worden bewaard.");
            }
        }
        return [donker() ? "dark" : "light", String(donker())];
    };
})();
