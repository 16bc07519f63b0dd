/* Exports: links to the address of a block on the server (dashboard/api/sectie), with the view of the page and what the reader made of
   the table. No row and no figure is sent: the server reads those itself. Works by delegation, as blocks do (assets/blok.js). */
(function () {
    const NIEUW = "Er zijn nieuwe cijfers. Laad de pagina opnieuw.";

    /* the view of the page, with the year that it opened in: a copied address goes on meaning the same */
    function weergave() {
        const velden = new URLSearchParams(window.location.search);
        velden.delete("herkomst");
        const meta = document.querySelector("meta[name=fk-jaar]");
        if (!velden.get("jaar") && meta && meta.content) velden.set("jaar", meta.content);
        return velden;
    }

    function adres(blok, soort, geteld) {
        const velden = weergave();
        const keuze = window.fondskompas.raster.keuze(blok.dataset.fkRaster);
        if (keuze.zoek) velden.set("tabel.zoek", keuze.zoek);
        if (Object.keys(keuze.filters || {}).length) velden.set("tabel.filter", JSON.stringify(keuze.filters));
        const orde = (keuze.orde || []).map((deel) => (deel.richting === "desc" ? "-" : "") + deel.veld).join(",");
        if (orde) velden.set("tabel.orde", orde);
        if (geteld && keuze.getoond !== undefined) velden.set("tabel.getoond", String(keuze.getoond));
        const pagina = window.location.pathname.replace(/^\/+|\/+$/g, "") || "start";
        const tekst = velden.toString().replaceAll("%2C", ",").replaceAll("%2F", "/");
        return "/gegevens/" + pagina + "/" + blok.dataset.fkBlok + "." + soort + (tekst ? "?" + tekst : "");
    }

    function meld(tekst, fout) {
        const plek = document.getElementById("uitvoer-melding");
        const deel = document.createElement(fout ? "div" : "span");
        deel.className = fout ? "fk-melding fk-melding--fout" : "fk-verborgen";
        deel.textContent = fout ? "De export is niet gemaakt. " + tekst : tekst;
        plek.replaceChildren(deel);
    }

    async function haal(href) {
        const uitgave = (document.querySelector('meta[name="fk-uitgave"]') || {}).content || "";
        const antwoord = await fetch(href, { headers: uitgave ? { "X-Fondskompas-Uitgave": uitgave } : {} });
        if (antwoord.status === 204) return meld(NIEUW, true);
        if (!antwoord.ok) return meld((await antwoord.json()).detail, true);
        const naam = (antwoord.headers.get("Content-Disposition") || "").split('"')[1] || "fondskompas";
        const link = document.createElement("a");
        link.href = URL.createObjectURL(await antwoord.blob());
        link.download = naam;
        document.body.append(link);
        link.click();
        link.remove();
        window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
        return meld("Het bestand " + naam + " is gemaakt.");
    }

    function kopieer(blok) {
        const tekst = window.location.origin + adres(blok, "csv");
        const zelf = "Het adres is " + tekst;
        if (!navigator.clipboard) return meld(zelf, true);
        return navigator.clipboard.writeText(tekst).then(() => meld("Het adres is gekopieerd: " + tekst), () => meld(zelf, true));
    }

    function bewaarBeeld(blok) {
        const grafiek = blok.querySelector(".js-plotly-plot");
        const beeld = window.fondskompas.beeld.maak(blok, grafiek);
        const maat = { width: beeld.opmaak.width, height: beeld.opmaak.height, scale: 2 };
        window.Plotly.downloadImage({ data: grafiek.data, layout: beeld.opmaak }, Object.assign({ format: "svg", filename: beeld.naam }, maat));
    }

    /* a link is right at the moment that its menu opens, so that it can be opened and copied in any way that a browser has */
    document.addEventListener("toggle", function (gebeurtenis) {
        const menu = gebeurtenis.target;
        if (!menu.open || !menu.matches(".fk-menu")) return;
        menu.querySelectorAll("a[data-fk-uitvoer]").forEach((link) => (link.href = adres(menu.closest("[data-fk-blok]"), link.dataset.fkUitvoer)));
    }, true);

    document.addEventListener("click", function (gebeurtenis) {
        const uitvoer = gebeurtenis.target.closest("[data-fk-uitvoer]");
        if (!uitvoer || gebeurtenis.ctrlKey || gebeurtenis.metaKey || gebeurtenis.shiftKey || gebeurtenis.button) return;
        gebeurtenis.preventDefault();
        const blok = uitvoer.closest("[data-fk-blok]");
        const soort = uitvoer.dataset.fkUitvoer;
        if (soort === "svg") bewaarBeeld(blok);
        else if (soort === "adres") kopieer(blok);
        else haal(adres(blok, soort, true)).catch(() => meld("De server antwoordt niet. Probeer het opnieuw.", true));
        const menu = uitvoer.closest(".fk-menu");
        menu.open = false;
        menu.querySelector("summary").focus();
    });
})();
