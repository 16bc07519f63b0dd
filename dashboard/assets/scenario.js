/* The form of a scenario: slider and field together, the sum of the lines, the link, and files that are too large. */
window.fondskompas.scenario = (function () {
    const GEEN = () => window.dash_clientside.no_update;
    const euro = (bedrag) => "€\u00a0" + bedrag.toLocaleString("nl-NL", { maximumFractionDigits: 0 });
    const HOOGSTENS = 64 * 1024;

    function meld(tekst) {
        const vak = document.getElementById("sc-linkmelding");
        if (vak) vak.textContent = tekst;
    }

    /* after a calculation the answer is what the reader wants to see, also who reads with the keyboard */
    function naarKop(pogingen) {
        const kop = document.getElementById("sc-kop");
        const laadt = document.querySelector("#sc-samenvatting[data-dash-is-loading]");
        if ((!kop || laadt) && pogingen > 0) return window.setTimeout(() => naarKop(pogingen - 1), 100);
        if (!kop) return undefined;
        kop.setAttribute("tabindex", "-1");
        kop.focus();
        return kop.scrollIntoView({ block: "start" });
    }

    return {
        samen(schuif, bedrag) {
            const wie = window.dash_clientside.callback_context.triggered_id;
            if (wie && wie.soort === "sc-schuif") return [GEEN(), schuif === bedrag ? GEEN() : schuif];
            const getal = typeof bedrag === "number" ? bedrag : null;
            return [getal === null || getal === schuif ? GEEN() : getal, GEEN()];
        },
        /* the same list for every line, with what the line has itself when that is none of the list */
        sleutels(groepen, eigen) {
            const bekend = new Set(groepen.flatMap((groep) => groep.items.map((keuze) => keuze.value)));
            return eigen.map((keuzes) => [...keuzes.filter((keuze) => keuze.value && !bekend.has(keuze.value)), ...groepen]);
        },
        saldo(bedragen, totaal, sluit, opties) {
            if (!bedragen || bedragen.some((bedrag) => typeof bedrag !== "number")) return "Vul bij elke regel een bedrag in.";
            const som = bedragen.reduce((een, ander) => een + ander, 0);
            const verschil = som - totaal;
            if (!verschil) return "De regels zijn samen " + euro(totaal) + ": precies het jaartotaal.";
            const kop = "De regels zijn samen " + euro(som) + ": " + euro(Math.abs(verschil)) + (verschil > 0 ? " meer" : " minder") + " dan het jaartotaal. ";
            if (sluit === "vrij") return kop + "Het jaartotaal wordt anders.";
            if (sluit === "zelf") return kop + "Maak de bedragen eerst sluitend.";
            const keuze = (opties || []).find((optie) => optie.value === sluit);
            const naam = keuze ? keuze.label.replace("haal het uit ", "") : sluit;
            return kop + "Bij Reken door " + (verschil > 0 ? "gaat dat af van " : "komt dat bij ") + naam + ".";
        },
        /* the button is at the end of a long form, and what is wrong stands at its beginning and at the fields */
        naarFouten(fouten) {
            const vak = document.getElementById("sc-fouten");
            if (fouten && vak) window.setTimeout(() => vak.scrollIntoView({ block: "start" }), 50);
        },
        naar(search) {
            if (search === null || search === undefined) return;
            window.fondskompas.ga(window.location.pathname + search);
            window.setTimeout(() => naarKop(50), 50);
        },
        meld: meld,
        HOOGSTENS: HOOGSTENS,
    };
})();

document.addEventListener("click", function (gebeurtenis) {
    if (!gebeurtenis.target.closest("[data-sc-link]")) return;
    const zelf = "Kopieer het adres uit de adresbalk van uw browser; dat is de link.";
    if (!navigator.clipboard) return window.fondskompas.scenario.meld(zelf);
    return navigator.clipboard.writeText(window.location.href).then(
        () => window.fondskompas.scenario.meld("De link is gekopieerd. Wie hem opent, ziet dit scenario."),
        () => window.fondskompas.scenario.meld(zelf)
    );
});

/* the upload part says nothing about a file that it refuses for its size */
document.addEventListener(
    "change",
    function (gebeurtenis) {
        const veld = gebeurtenis.target;
        if (veld.type !== "file" || !veld.closest(".sc-laden")) return;
        const bestand = veld.files && veld.files[0];
        if (!bestand || bestand.size <= window.fondskompas.scenario.HOOGSTENS) return;
        const tekst = "Het bestand " + bestand.name + " is groter dan 64 kB. Een scenario is een klein tekstbestand.";
        window.dash_clientside.set_props("sc-bestandfouten", {
            children: { namespace: "dash_html_components", type: "P", props: { children: tekst, role: "alert", className: "sc-tegroot" } },
        });
    },
    true
);
