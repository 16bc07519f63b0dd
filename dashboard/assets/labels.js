/* The words above a bar have to fit the width of the chart, which only the browser knows: smaller letters first, and what
   does not fit then is cut with an ellipsis. The hover text and the table have all of it. A label that is called ``breed``
   is for a wide chart only. */
window.fondskompas.passendeLabels = (function () {
    const KLEINST = 11;
    const BREED = 600;
    const doek = document.createElement("canvas").getContext("2d");

    const kaal = (tekst) => tekst.replace(/<[^>]*>/g, "").replaceAll("&amp;", "&").replaceAll("&lt;", "<");

    /* the pieces of one line as [text, whether bold] */
    const stukken = (regel) => regel.split(/(<b>.*?<\/b>)/).filter(Boolean).map((stuk) => [kaal(stuk), stuk.startsWith("<b>")]);

    function breedte(regel, grootte, letters) {
        return stukken(regel).reduce(function (som, [tekst, vet]) {
            doek.font = (vet ? "700 " : "") + grootte + "px " + letters;
            return som + doek.measureText(tekst).width;
        }, 0);
    }

    /* the bold name gives way, since the amount behind it is what the reader came for */
    function inkorten(regel, ruimte, grootte, letters) {
        const vet = regel.match(/^<b>(.*?)<\/b>(.*)$/);
        const zet = vet ? (naam) => "<b>" + naam + "…</b>" + vet[2] : (naam) => naam + "…";
        let naam = vet ? vet[1] : regel;
        if (breedte(regel, grootte, letters) <= ruimte) return regel;
        while (naam.length > 4 && breedte(zet(naam), grootte, letters) > ruimte) naam = naam.slice(0, -1).trimEnd();
        return zet(naam);
    }

    function passend(label, ruimte, standaard) {
        if (label.xanchor !== "left" || label.x !== 0 || !label.text) return label;
        const letters = standaard.family;
        const grootte = (label.font || standaard).size;
        const regels = label.text.split("<br>");
        const nodig = Math.max(...regels.map((regel) => breedte(regel, grootte, letters)));
        if (nodig <= ruimte) return label;
        const kleiner = Math.max(KLEINST, Math.floor((grootte * ruimte * 10) / nodig) / 10);
        const tekst = regels.map((regel) => inkorten(regel, ruimte, kleiner, letters)).join("<br>");
        return Object.assign({}, label, { text: tekst, font: Object.assign({}, label.font, { size: kleiner }) });
    }

    /* a layout with labels that fit in ``totaal`` pixels; the layout itself is left alone */
    return function (opmaak, totaal) {
        if (!opmaak.annotations || totaal < 100) return opmaak;
        const marge = opmaak.margin || {};
        const ruimte = totaal - (marge.l || 0) - (marge.r || 0) - 4;
        const past = opmaak.annotations.filter((label) => label.name !== "breed" || totaal >= BREED);
        return Object.assign({}, opmaak, { annotations: past.map((label) => passend(label, ruimte, opmaak.font)) });
    };
})();
