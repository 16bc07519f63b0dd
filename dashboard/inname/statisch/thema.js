/* The theme that was chosen in the dashboard, else what the system asks for; before the first paint. Nothing else needs a script. */
(function () {
    let gekozen = null;
    try { gekozen = localStorage.getItem("fondskompas-thema"); } catch { gekozen = null; }
    const donker = gekozen ? gekozen === "donker" : matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.thema = donker ? "donker" : "licht";
})();
