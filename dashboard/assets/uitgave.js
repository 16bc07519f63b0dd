/* A page goes on with the figures that it was opened on, and says when there are others (dashboard/gegevens/vasthouden.py). */
(function () {
    const eigen = (document.querySelector('meta[name="fk-uitgave"]') || {}).content || "";
    const ELKE_MS = 60000;
    const vraag = window.fetch;

    function bekijk(nu) {
        const balk = document.getElementById("nieuwe-cijfers");
        const bevroren = new URLSearchParams(window.location.search).get("stand");
        if (balk && nu && eigen && nu !== eigen && !bevroren) balk.hidden = false;
    }

    window.fetch = function (bron, opties) {
        const adres = String((bron && bron.url) || bron);
        if (!eigen || !adres.includes("_dash-update-component")) return vraag.apply(window, arguments);
        const koppen = new Headers((opties && opties.headers) || {});
        koppen.set("X-Fondskompas-Uitgave", eigen);
        return vraag.call(window, bron, Object.assign({}, opties, { headers: koppen })).then(function (antwoord) {
            bekijk(antwoord.headers.get("X-Fondskompas-Nu"));
            return antwoord;
        });
    };

    window.setInterval(function () {
        if (document.visibilityState !== "visible") return;
        vraag.call(window, "/_uitgave").then((antwoord) => (antwoord.ok ? antwoord.text() : "")).then(bekijk, () => null);
    }, ELKE_MS);
})();
