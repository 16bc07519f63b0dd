/* A choice may stand in the part of the page that it draws anew. Who reads with the keyboard is then at the choice again,
   and not at the top of the page. */
(function () {
    let laatst = null;
    /* a list opens when its field gets the focus, but here nobody asked for it */
    function sluitLijst(veld) {
        if (veld.getAttribute("aria-haspopup") === "listbox") veld.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    }

    document.addEventListener("focusin", (gebeurtenis) => (laatst = gebeurtenis.target.closest(".fk-vak") ? gebeurtenis.target.id : null));
    document.addEventListener("pointerdown", () => (laatst = null));
    new MutationObserver(function () {
        if (!laatst || document.activeElement !== document.body || !document.hasFocus()) return;
        const nieuw = document.getElementById(laatst);
        if (!nieuw) return;
        nieuw.focus({ preventScroll: true });
        window.setTimeout(() => sluitLijst(nieuw), 0);
    }).observe(document.body, { childList: true, subtree: true });
})();
