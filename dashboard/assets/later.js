/* What takes long to draw is drawn when it comes near the window, at most one screen ahead: until then its place is kept by the
   height that the page gave it. What is hidden, such as a closed fold, is not near. */
(function () {
    const MARGE = "100% 0px";

    /* the component, as soon as the reader is near */
    function later(maak) {
        return function (props) {
            const { createElement, useEffect, useRef, useState } = window.React;
            const plek = useRef(null);
            const [isNabij, zetNabij] = useState(false);
            useEffect(function () {
                if (isNabij) return undefined;
                const teken = () => zetNabij(true);
                const kijker = new IntersectionObserver((gezien) => gezien.some((deel) => deel.isIntersecting) && teken(), { rootMargin: MARGE });
                kijker.observe(plek.current);
                window.addEventListener("beforeprint", teken); // what did not make it to this sheet is on the next
                return function () {
                    kijker.disconnect();
                    window.removeEventListener("beforeprint", teken);
                };
            }, [isNabij]);
            return isNabij ? createElement(maak(), props) : createElement("div", { ref: plek, className: "fk-later", "data-fk-id": props.id });
        };
    }

    window.fondskompas.Grafiek = later(() => window.dash_core_components.Graph);
    window.fondskompas.Raster = Object.assign(later(() => window.dash_ag_grid.AgGrid), { dashRenderType: true });
})();
