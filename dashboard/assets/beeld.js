/* A chart or map as an image that can stand alone: title, what it is of, legend, status, source and date in the picture, and who and
   when in the name of the file. */
window.fondskompas.beeld = (function () {
    const REGEL = 19;
    const STATUSSEN = ["gepubliceerd", "afgeleid", "aanname", "voorbeeld"];
    const vraag = () => new URLSearchParams(window.location.search);

    const schoon = (tekst) => tekst.replace(/\u00ad/g, "").replace(/\s+/g, " ").trim();
    const veilig = (tekst) => tekst.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
    const slak = (tekst) =>
        tekst.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

    /* words in lines of at most so many characters; nothing is left out */
    function breek(tekst, tekens) {
        const regels = [""];
        tekst.split(" ").forEach(function (woord) {
            const laatste = regels[regels.length - 1];
            if (laatste && laatste.length + woord.length + 1 > tekens) regels.push(woord);
            else regels[regels.length - 1] = laatste ? laatste + " " + woord : woord;
        });
        return regels;
    }

    /* the weakest word must never be missing: what the figures of the block carry, else what stands with them on the page */
    function statussen(blok) {
        const eigen = (blok.dataset.fkStatus || "").split(" ").filter(Boolean);
        if (eigen.length) return eigen;
        const plek = blok.querySelector(".fk-badge") ? blok : blok.closest(".fk-sectie") || blok;
        const woorden = [...plek.querySelectorAll(".fk-badge")].map((merk) => schoon(merk.textContent));
        return STATUSSEN.filter((status) => woorden.some((woord) => woord.includes(status)));
    }

    /* the samples of the legend with their words, as coloured squares; a sample that is hatched says so by its words */
    function legenda(blok, tekens) {
        const eigen = blok.querySelectorAll(".fk-legenda li");
        /* a legend that stands beside the block, as that of the map in classes does */
        const ernaast = [...(blok.closest(".fk-vak") || blok).querySelectorAll(".fk-klassen .fk-legenda li")].filter((punt) => !punt.closest("[data-fk-blok]"));
        const delen = [...(eigen.length ? eigen : ernaast)].map(function (punt) {
            const staal = punt.querySelector(".fk-staal");
            return { tekst: schoon(punt.textContent), kleur: staal ? getComputedStyle(staal).backgroundColor : null };
        });
        const regels = [[]];
        let lengte = 0;
        delen.filter((deel) => deel.tekst).forEach(function (deel) {
            if (lengte && lengte + deel.tekst.length + 5 > tekens) {
                regels.push([]);
                lengte = 0;
            }
            lengte += deel.tekst.length + 5;
            regels[regels.length - 1].push((deel.kleur ? '<span style="color:' + deel.kleur + '">\u25a0</span> ' : "") + veilig(deel.tekst));
        });
        return regels.filter((regel) => regel.length).map((regel) => regel.join("   "));
    }

    function kop(blok, breedte) {
        const stand = vraag().get("stand");
        const demonstratie = vraag().get("voorbeeld") === "aan";
        const titel = (demonstratie ? "DEMONSTRATIE, verzonnen opgaven: " : "") + blok.dataset.fkNaam;
        const onder = paginatitel() + (stand ? ", stand " + stand : "");
        return [
            ...breek(schoon(titel), breedte / 9).map((regel) => '<b><span style="font-size:16px">' + veilig(regel) + "</span></b>"),
            ...breek(onder, breedte / 6.6).map(veilig),
            ...legenda(blok, breedte / 6.6),
        ];
    }

    const paginatitel = () => schoon(document.title.replace(/·\s*Fondskompas$/, ""));

    function voet(blok, breedte) {
        const status = statussen(blok);
        const kringen = blok.dataset.fkJaargang ? blok.dataset.fkJaargang + "; " : "";
        const bron = document.querySelector("[data-fk-bron]");
        const vandaag = new Date().toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric" });
        const delen = [
            "Status: " + (status.length ? status.join(", ") : "zie de tabel bij deze figuur") + ".",
            "Bron: " + kringen + (bron ? bron.dataset.fkBron : "Fondskompas") + ".",
            "Beeld van " + vandaag + ": " + window.location.host + window.location.pathname + ".",
        ];
        return breek(delen.join(" "), breedte / 6.2).map(veilig);
    }

    const blokje = (regels, y, anker, schuif, links, grootte) => ({
        text: regels.join("<br>"), x: 0, xref: "paper", xanchor: "left", xshift: 12 - links, y: y, yref: "paper", yanchor: anker, yshift: schuif,
        align: "left", showarrow: false, font: { size: grootte },
    });

    return {
        /* the layout of the image and the name of its file */
        maak(blok, grafiek) {
            const stijl = getComputedStyle(document.body);
            const breedte = grafiek.clientWidth;
            const marge = Object.assign({ l: 80, r: 80, t: 0, b: 0 }, grafiek.layout.margin);
            const boven = kop(blok, breedte);
            const onder = voet(blok, breedte);
            const erboven = boven.length * REGEL + 24;
            const eronder = onder.length * 15 + 20;
            const nieuw = Object.assign({}, marge, { t: marge.t + erboven, b: marge.b + eronder });
            const inkt = stijl.color;
            const tekst = [
                blokje(boven, 1, "top", nieuw.t - 10, marge.l, 12),
                blokje(onder, 0, "bottom", 6 - nieuw.b, marge.l, 11),
            ].map((deel) => Object.assign(deel, { font: { size: deel.font.size, color: inkt } }));
            const opmaak = Object.assign({}, grafiek.layout, {
                paper_bgcolor: stijl.backgroundColor, plot_bgcolor: stijl.backgroundColor, margin: nieuw, width: breedte,
                height: grafiek.clientHeight + erboven + eronder, annotations: [...(grafiek.layout.annotations || []), ...tekst],
            });
            const stand = vraag().get("stand");
            const delen = [
                "fondskompas", blok.dataset.fkBlok, slak(paginatitel()), stand ? "stand-" + slak(stand) : "",
                vraag().get("voorbeeld") === "aan" ? "demonstratie" : "", statussen(blok).slice(-1)[0] || "", new Date().toISOString().slice(0, 10),
            ];
            return { opmaak: opmaak, naam: delen.filter(Boolean).join("_").slice(0, 150) };
        },
    };
})();
