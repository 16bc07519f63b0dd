/* The navigation on a narrow screen, and the small menus of a block: open, close, Escape, a click beside it. */
(function () {
    function zet(open) {
        const knop = document.querySelector("[data-fk-menu]");
        if (!knop) return;
        knop.setAttribute("aria-expanded", String(open));
        document.getElementById("navigatie").classList.toggle("fk-navigatie--open", open);
    }
    window.fondskompas.sluitMenu = () => zet(false);

    document.addEventListener("click", function (gebeurtenis) {
        const knop = gebeurtenis.target.closest("[data-fk-menu]");
        if (knop) zet(knop.getAttribute("aria-expanded") !== "true");
        document.querySelectorAll(".fk-menu[open]").forEach((menu) => {
            if (!menu.contains(gebeurtenis.target)) menu.open = false;
        });
    });
    document.addEventListener("keydown", function (gebeurtenis) {
        if (gebeurtenis.key !== "Escape") return;
        const menu = gebeurtenis.target.closest && gebeurtenis.target.closest(".fk-menu[open]");
        if (menu) {
            menu.open = false;
            menu.querySelector("summary").focus();
        }
        const knop = document.querySelector("[data-fk-menu][aria-expanded='true']");
        if (knop) {
            zet(false);
            knop.focus();
        }
    });
})();
