/* Looking up a figure, and going to a part of a page that is still being filled. */
(function () {
    const fk = window.fondskompas;

    function zet(wijzigingen) {
        const velden = new URLSearchParams(window.location.search);
        Object.entries(wijzigingen).forEach(([veld, waarde]) => (waarde ? velden.set(veld, waarde) : velden.delete(veld)));
        if (velden.toString() !== new URLSearchParams(window.location.search).toString()) fk.ga(window.location.pathname + "?" + velden);
    }

    /* another table has other figures; what was chosen of its key stays as far as it fits */
    fk.kiesTabel = function (tabel) {
        const huidig = new URLSearchParams(window.location.search).get("tabel") || "mart.toewijzing";
        if (tabel && tabel !== huidig) zet({ tabel: tabel, kolom: null });
    };

    fk.kiesSleutel = function (waarden, ids) {
        const sleutel = new URLSearchParams();
        ids.forEach((id, plek) => waarden[plek] && sleutel.set(id.naam, waarden[plek]));
        zet({ sleutel: sleutel.toString() });
    };

    fk.toonVerwijzing = function (tekst) {
        if (tekst && tekst.trim()) fk.zetVeld("herkomst", tekst.trim());
    };

    /* The parts above an anchor grow while they are filled, so keep to it until they are there or the reader moves. */
    let wacht = null;
    function stop() {
        clearInterval(wacht);
        wacht = null;
    }
    fk.naarAnker = function (anker) {
        stop();
        if (!anker) return;
        const begin = Date.now();
        wacht = setInterval(function () {
            const plek = document.getElementById(anker);
            const deel = document.querySelector(`.fk-delen [data-fk-ankers~="${CSS.escape(anker)}"]:not([aria-current])`);
            const isHier = plek && plek.checkVisibility({ visibilityProperty: true });
            const code = (adres) => new URL(adres, window.location).searchParams.get("deel");
            const dicht = deel && !isHier && code(deel.href) !== code(window.location);
            if (dicht) fk.ga(deel.href + "#" + anker); // an old link, or one that does not name its part
            else if (isHier) plek.scrollIntoView({ behavior: "instant" });
            const klaar = isHier && !document.querySelector(".fk-vak:not([hidden]) .fk-geraamte, [data-dash-is-loading='true']");
            if (klaar || Date.now() - begin > 8000) stop();
        }, 100);
    };
    ["wheel", "touchstart", "keydown", "mousedown"].forEach((soort) => document.addEventListener(soort, stop, { passive: true }));
    window.addEventListener("load", () => fk.naarAnker(decodeURIComponent(window.location.hash.slice(1))));
})();
