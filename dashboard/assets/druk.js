/* On paper a grid is a plain table with all its columns and its first rows, and a chart is drawn as wide as the sheet. */
(function () {
    const PAPIER = 820; // pixels; assets/zdruk.css makes it as wide as the sheet
    /* a table up to MEEST rows is printed whole; of a longer one the first, with a line that says where the others are */
    const MEEST = 40;
    const EERSTE = 15;
    let isPapier = false;

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
        const past = inhoud.rijen.length <= MEEST;
        inhoud.rijen.slice(0, past ? MEEST : EERSTE).forEach((cellen) => romp.appendChild(rij(cellen.map((cel) => cel[1]), "td")));
        inhoud.onder.forEach((cellen) => romp.appendChild(rij(cellen.map((cel) => cel[1]), "td", "fk-druktabel__totaal")));
        vak.appendChild(element);
        if (!past) vak.appendChild(regel("De eerste " + EERSTE + " van " + inhoud.rijen.length + " rijen. Alle rijen: op het scherm, of met ‘Exporteren’ als CSV of Excel. Zoek of filter op het scherm om een ander deel te drukken."));
    }

    function regel(tekst) {
        const element = document.createElement("p");
        element.className = "fk-drukregel";
        element.textContent = tekst;
        return element;
    }

    function weg() {
        document.querySelectorAll(".fk-druktabel, .fk-drukregel").forEach((element) => element.remove());
        document.querySelectorAll(".fk-drukfiguur").forEach((element) => {
            window.Plotly.purge(element);
            element.remove();
        });
    }

    /* what was printed, from where and when, under the word mark */
    function herkomst() {
        const nu = new Date().toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric" });
        document.querySelector(".fk-kop__binnen").appendChild(regel(document.title + ", afgedrukt op " + nu + ". " + window.location.href));
    }

    window.fondskompas.voorDruk = function () {
        weg();
        isPapier = true;
        herkomst();
        document.querySelectorAll(".fk-raster").forEach(tabel);
        if (window.fondskompas.tekenVoorDruk) window.fondskompas.tekenVoorDruk(PAPIER);
    };
    window.fondskompas.naDruk = function () {
        if (!isPapier) return;
        isPapier = false;
        weg();
        if (window.fondskompas.hertekenen) window.fondskompas.hertekenen();
    };
    window.addEventListener("beforeprint", window.fondskompas.voorDruk);
    window.addEventListener("afterprint", window.fondskompas.naDruk);
    /* a browser that shows the page as paper without printing it */
    window.matchMedia("print").addEventListener("change", function (gebeurtenis) {
        if (!gebeurtenis.matches) window.fondskompas.naDruk();
        else if (!isPapier) window.fondskompas.voorDruk();
    });
})();
