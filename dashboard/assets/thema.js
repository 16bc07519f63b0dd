/* Light and dark. Python draws every chart in the colours of the light theme; here they become those of the theme in use,
   by the one list of dashboard/figuren/kleuren.py. Also: points of a chart that open their derivation. */
(function () {
    const donker = () => document.documentElement.dataset.thema === "donker";
    const kleuren = () => (window.dash_component_api.getLayout("palet") || { props: {} }).props.data || {};

    /* a copy of a figure with every colour replaced that has a dark counterpart; nothing else is touched */
    function inThema(deel, lijst) {
        if (typeof deel === "string") return lijst[deel.toLowerCase()] || deel;
        if (Array.isArray(deel)) return deel.map((kind) => inThema(kind, lijst));
        if (deel && Object.getPrototypeOf(deel) === Object.prototype) return Object.fromEntries(Object.entries(deel).map(([naam, kind]) => [naam, inThema(kind, lijst)]));
        return deel;
    }

    function vertaal(figuur) {
        return donker() ? Object.assign({}, figuur, { data: inThema(figuur.data, kleuren()), layout: inThema(figuur.layout, kleuren()) }) : figuur;
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

    /* the chart library comes in later; from then on everything it draws is in the theme */
    function omwikkel(plotly) {
        const react = plotly.react;
        plotly.react = function (vak, figuur, ...rest) {
            const element = typeof vak === "string" ? document.getElementById(vak) : vak;
            if (!figuur || !figuur.data) return react(vak, figuur, ...rest);
            element.fkFiguur = figuur;
            return react(vak, vertaal(figuur), ...rest).then(function (klaar) {
                naTekenen(element);
                return klaar;
            });
        };
        window.fondskompas.hertekenen = function () {
            document.querySelectorAll(".js-plotly-plot").forEach((vak) => vak.fkFiguur && react(vak, vertaal(vak.fkFiguur)));
        };
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
