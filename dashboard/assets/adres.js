/* The address carries the state. A control writes its field; the page follows the address, also with "back".
   Fields that open something over the page (BOVENOP) are no part of the state that sections follow. */
window.fondskompas = (function () {
    const GEEN = () => window.dash_clientside.no_update;
    const BOVENOP = ["herkomst"];
    const tekst = (velden) => velden.toString().replaceAll("%2C", ",").replaceAll("%2F", "/");
    const zoek = (velden) => (tekst(velden) ? "?" + tekst(velden) : "");

    function ga(pad, search, vervangt) {
        const doel = pad + search;
        if (doel === window.location.pathname + window.location.search) return;
        window.history[vervangt ? "replaceState" : "pushState"]({}, "", doel);
        window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    }

    /* the value of a control as the address writes it, and the other way round */
    function schrijf(waarde, soort) {
        if (waarde === null || waarde === undefined) return "";
        if (soort === "lijst") return waarde.join(",");
        if (soort === "schakelaar") return waarde ? "aan" : "uit";
        return String(waarde);
    }

    const hierNiet = (pad, adres) => (window.location.pathname.replace(/\/+$/, "") || "/") !== pad || adres === null || adres === undefined;

    /* which part of a page is open: the one in the address, else the first */
    function openDeel(velden, codes) {
        const deel = velden.get("deel") || codes[0];
        return codes.includes(deel) ? deel : codes[0];
    }

    /* what a field holds that the address leaves out; of the year the server says so in the page */
    function standaard(opties) {
        if (opties.veld !== "jaar") return opties.standaard;
        const meta = document.querySelector("meta[name=fk-jaar]");
        return meta ? meta.content : "";
    }

    function lees(search, opties) {
        const ruw = new URLSearchParams(search || "").get(opties.veld) || standaard(opties);
        if (opties.soort === "lijst") return ruw ? ruw.split(",") : [];
        if (opties.soort === "schakelaar") return ruw !== "uit";
        if (!ruw) return null;
        if (opties.soort === "getal") return Number(ruw);
        return opties.veld === "gm" ? ruw.toUpperCase() : ruw;
    }

    return {
        naarAdres(waarde, opties) {
            const velden = new URLSearchParams(window.location.search);
            const nieuw = schrijf(waarde, opties.soort);
            if (!nieuw && !opties.wisbaar) return;
            if (nieuw === schrijf(lees(window.location.search, opties), opties.soort)) return;
            if (!nieuw || (opties.soort === "schakelaar" && nieuw === opties.standaard)) velden.delete(opties.veld);
            else velden.set(opties.veld, nieuw);
            BOVENOP.forEach((veld) => velden.delete(veld));
            ga(window.location.pathname, zoek(velden), opties.vervangt);
        },
        vanAdres(search, huidig, opties) {
            const waarde = lees(search, opties);
            if (opties.geen && waarde === opties.geen) return GEEN();
            return schrijf(waarde, opties.soort) === schrijf(huidig, opties.soort) ? GEEN() : waarde;
        },
        /* one field set or, with null, taken out, for what is no control */
        zetVeld(veld, waarde) {
            const velden = new URLSearchParams(window.location.search);
            if (waarde) velden.set(veld, waarde);
            else velden.delete(veld);
            ga(window.location.pathname, zoek(velden));
        },
        /* the address without what lies over the page */
        kaleAdres(search, huidig) {
            const velden = new URLSearchParams(window.location.search);
            BOVENOP.forEach((veld) => velden.delete(veld));
            return zoek(velden) === huidig ? GEEN() : zoek(velden);
        },
        /* what one section of a page depends on; nothing when it did not change, the page is another one, or its part is closed */
        beperk(pad, adres, alleen, delen, huidig) {
            if (hierNiet(pad, adres)) return GEEN();
            const velden = new URLSearchParams(adres);
            if (delen.deel !== null && delen.deel !== openDeel(velden, delen.codes)) return GEEN();
            if (alleen) [...velden.keys()].filter((veld) => !alleen.includes(veld)).forEach((veld) => velden.delete(veld));
            return zoek(velden) === huidig ? GEEN() : zoek(velden);
        },
        /* of every section, by the part it stands in, whether that part is closed */
        deelDicht(pad, adres, codes, delen) {
            if (hierNiet(pad, adres)) return delen.map(GEEN);
            const open = openDeel(new URLSearchParams(adres), codes);
            return delen.map((deel) => deel !== open);
        },
        zetTitel(titel) {
            if (titel) document.title = titel;
        },
        ga(href) {
            const doel = new URL(href, window.location.origin);
            const zelfdePagina = doel.pathname === window.location.pathname;
            const anderDeel = doel.searchParams.get("deel") !== new URLSearchParams(window.location.search).get("deel");
            ga(doel.pathname, doel.search + doel.hash);
            if (zelfdePagina && anderDeel) window.scrollTo(0, 0);
            if (!zelfdePagina) {
                window.scrollTo(0, 0);
                const inhoud = document.getElementById("inhoud");
                if (inhoud) inhoud.focus({ preventScroll: true });
            }
            window.fondskompas.naarAnker(doel.hash.slice(1));
        },
        /* to the page of a gemeente; a second name of one has a number behind its code */
        naarGemeente(gm) {
            if (!gm) return;
            const velden = new URLSearchParams(window.location.search);
            velden.set("gm", gm.split("~")[0]);
            window.fondskompas.ga("/gemeente" + zoek(velden));
        },
        kaartKlik(klik) {
            const punt = klik && klik.points && klik.points[0];
            if (!punt) return;
            const velden = new URLSearchParams(window.location.search);
            velden.set("gm", punt.location);
            window.fondskompas.ga("/gemeente" + zoek(velden));
        },
    };
})();

/* Links within the application change the address without loading the page again. */
document.addEventListener("click", function (gebeurtenis) {
    const link = gebeurtenis.target.closest("a[data-fk-ga]");
    if (!link || gebeurtenis.ctrlKey || gebeurtenis.metaKey || gebeurtenis.shiftKey || gebeurtenis.button) return;
    gebeurtenis.preventDefault();
    window.fondskompas.sluitMenu();
    window.fondskompas.ga(link.href);
});

/* Find a gemeente whatever the accents, apostrophes or capitals: "sudwest" finds Súdwest-Fryslân. By another name it is found too,
   and says so: "Den Haag" finds 's-Gravenhage, "Weesp" Amsterdam. */
window.dashMantineFunctions = Object.assign({}, window.dashMantineFunctions, {
    zoekGemeente: function ({ options, search }) {
        const kaal = (tekst) => tekst.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]/g, "");
        const gezocht = kaal(search || "");
        if (!gezocht) return options;
        const begint = options.filter((optie) => kaal(optie.label).startsWith(gezocht));
        const bevat = options.filter((optie) => !kaal(optie.label).startsWith(gezocht) && kaal(optie.label).includes(gezocht));
        const anders = options.flatMap(function (optie) {
            if (begint.includes(optie) || bevat.includes(optie)) return [];
            const naam = (optie.ookWel || "").split("|").find((naam) => kaal(naam).includes(gezocht));
            return naam ? [Object.assign({}, optie, { label: `${optie.label} (${naam})` })] : [];
        });
        return begint.concat(bevat, anders);
    },
});
