/* Cells of the grids that are more than text. */
window.dashAgGridComponentFunctions = Object.assign({}, window.dashAgGridComponentFunctions, {
    /* a label with sign and word; the field holds the word */
    Badge: function (props) {
        if (!props.value) return null;
        const soort = String(props.value).replace(/[^a-z]+/gi, "-").toLowerCase();
        return React.createElement("span", { className: "fk-badge fk-badge--" + soort }, props.value);
    },
    /* a link within the application; <field>_href holds the address */
    Link: function (props) {
        const href = props.data && props.data[props.colDef.field + "_href"];
        if (!href) return props.value || null;
        return React.createElement("a", {
            href: href,
            className: "fk-link",
            onClick: function (event) {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                window.fondskompas.ga(href);
            },
        }, props.value);
    },
});
