/* A button with data-fk-kopieer copies that text, and says in the next element that it did. */
document.addEventListener("click", function (gebeurtenis) {
    const knop = gebeurtenis.target.closest("[data-fk-kopieer]");
    if (!knop) return undefined;
    const meld = (tekst) => (knop.nextElementSibling.textContent = " " + tekst);
    const zelf = "Selecteer de zin en kopieer hem zelf; deze browser laat het niet toe.";
    if (!navigator.clipboard) return meld(zelf);
    return navigator.clipboard.writeText(knop.dataset.fkKopieer).then(
        () => meld("De zin is gekopieerd."),
        () => meld(zelf)
    );
});
