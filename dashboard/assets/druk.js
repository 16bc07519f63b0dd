/* On paper a grid is a plain table with all its rows and columns, and a chart is as wide as the sheet. */
(function () {
    const PAPIER = 690;

    function tabel(vak) {
        const inhoud = window.fondskompas.raster.inhoud(vak.dataset.fkId);
        const element = document.createElement("table");
        element.className = "fk-druktabel";
        const rij = (lijst, soort, klasse) => {
            const tr = document.createElement("tr");
            tr.className = klasse || "";
            lijst.forEach((tekst, nummer) => {
                const cel = document.createElement(soort);
                cel.textContent = tekst;
                if (inhoud.kolommen[nummer].soort === "getal") cel.className = "fk-getal";
                else if (inhoud.kolommen[nummer].soort === "bron") cel.className = "fk-druktabel__bron";
                tr.appendChild(cel);
            });
            return tr;
        };
        const breed = inhoud.kolommen.reduce((som, kolom) => som + kolom.breedte, 0);
        const groep = element.appendChild(document.createElement("colgroup"));
        inhoud.kolommen.forEach((kolom) => {
            groep.appendChild(document.createElement("col")).style.width = (100 * kolom.breedte) / breed + "%";
        });
        const kop = element.createTHead();
        kop.appendChild(rij(inhoud.kolommen.map((kolom) => kolom.kop), "th"));
        const romp = element.createTBody();
        inhoud.rijen.forEach((cellen) => romp.appendChild(rij(cellen.map((cel) => cel[1]), "td")));
        inhoud.onder.forEach((cellen) => romp.appendChild(rij(cellen.map((cel) => cel[1]), "td", "fk-druktabel__totaal")));
        vak.appendChild(element);
    }

    function klaar() {
        document.querySelectorAll(".fk-druktabel").forEach((element) => element.remove());
        document.querySelectorAll(".fk-figuur").forEach((figuur) => figuur.style.removeProperty("zoom"));
    }

    window.fondskompas.voorDruk = function () {
        klaar();
        document.querySelectorAll(".fk-raster").forEach(tabel);
        document.querySelectorAll(".fk-figuur").forEach((figuur) => {
            if (figuur.clientWidth > PAPIER) figuur.style.zoom = PAPIER / figuur.clientWidth;
        });
    };
    window.fondskompas.naDruk = klaar;
    window.addEventListener("beforeprint", window.fondskompas.voorDruk);
    window.addEventListener("afterprint", klaar);
})();
