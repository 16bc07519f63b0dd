/* HTML that only stands there: the elements of one component (dashboard/kader/stil.py). An element is a list of its
   tag, its attributes and its children; anything else is text. */
(function () {
    function maak(deel) {
        if (!Array.isArray(deel)) return deel;
        const [tag, kenmerken, ...kinderen] = deel;
        return window.React.createElement(tag, kenmerken, ...kinderen.map(maak));
    }

    window.fondskompas.Stil = function Stil({boom}) {
        return window.React.useMemo(() => window.React.createElement(window.React.Fragment, null, ...boom.map(maak)), [boom]);
    };
})();
