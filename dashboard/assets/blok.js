/* A block: table twin, and figures that open their derivation. Works by delegation, so that a block that is drawn
   anew needs no wiring. */
(function () {
    const component = (id) => window.dash_component_api.getLayout(id);
    const slaap = (blok) => component({ soort: "fk-tweeling", blok: blok });

    /* the tables that the reader opened, by page: another choice draws their block anew, and they are to stay open */
    const opengezet = new Set();
    const plek = (blok) => window.location.pathname + " " + blok;

    function wisselTabel(knop) {
        const open = knop.getAttribute("aria-expanded") !== "true";
        if (open) opengezet.add(plek(knop.dataset.fkTabel));
        else opengezet.delete(plek(knop.dataset.fkTabel));
        zetTabel(knop, open);
    }

    function zetTabel(knop, open) {
        const blok = knop.dataset.fkTabel;
        const vak = document.getElementById("tweeling-" + blok);
        if (open) window.dash_clientside.set_props({ soort: "fk-tweelingvak", blok: blok }, { children: slaap(blok).props.data });
        vak.hidden = !open;
        knop.setAttribute("aria-expanded", String(open));
        knop.textContent = open ? "Verberg de tabel" : "Toon als tabel";
        knop.setAttribute("aria-label", knop.textContent + ": " + knop.closest("[data-fk-naam]").dataset.fkNaam);
    }

    new MutationObserver(function () {
        if (!opengezet.size) return;
        document.querySelectorAll('[data-fk-tabel][aria-expanded="false"]').forEach(function (knop) {
            if (opengezet.has(plek(knop.dataset.fkTabel))) zetTabel(knop, true);
        });
    }).observe(document.documentElement, { childList: true, subtree: true });

    document.addEventListener("click", function (gebeurtenis) {
        const tabel = gebeurtenis.target.closest("[data-fk-tabel]");
        if (tabel) wisselTabel(tabel);
        const cel = gebeurtenis.target.closest("[data-fk-cel]");
        if (cel) window.dash_clientside.set_props("herkomst-cel", { data: { nummer: Number(cel.dataset.fkCel), klik: Date.now() } });
        const cijfer = gebeurtenis.target.closest("[data-fk-herkomst]");
        if (!cijfer) return;
        window.fondskompas.toonHerkomst(cijfer.dataset.fkHerkomst);
        const venster = cijfer.closest("[role='dialog']");
        if (venster) venster.querySelector("button").focus(); // what was pressed is replaced; stay inside the window
    });

    /* the figure that was asked about gets the focus back when the window closes */
    let vanwaar = null;
    let isOpen = false;
    window.fondskompas.toonHerkomst = function (verwijzing) {
        if (!gevraagd()) vanwaar = document.activeElement;
        window.fondskompas.zetVeld("herkomst", verwijzing);
    };
    const gevraagd = () => new URLSearchParams(window.location.search).get("herkomst");
    window.fondskompas.herkomstVraag = function (huidig) {
        const nieuw = gevraagd();
        const GEEN = window.dash_clientside.no_update;
        if (nieuw === (huidig ?? null)) return [GEEN, Boolean(nieuw)];
        /* nothing of the figure before it stands there while the answer is on its way */
        window.dash_clientside.set_props("herkomst-inhoud", { children: [] });
        return [nieuw, Boolean(nieuw)];
    };
    window.fondskompas.herkomstDicht = function (open) {
        const wasOpen = isOpen;
        isOpen = open;
        if (open || !wasOpen) return;
        if (gevraagd()) window.fondskompas.zetVeld("herkomst", null);
        const doel = vanwaar && vanwaar.isConnected ? vanwaar : document.getElementById("inhoud");
        window.setTimeout(() => doel.focus({ preventScroll: true }), 50);
    };
})();
