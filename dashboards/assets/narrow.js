// A figure says in its layout's meta what a narrow screen changes: {narrow: {…}, wide: {…}}, both with
// the same keys of Plotly.relayout, so that the screen can be turned.
(() => {
  const screen = matchMedia("(max-width: 599px)");
  const at = (layout, key) => key.split(".").reduce((part, name) => part?.[name], layout);
  const same = (first, second) => JSON.stringify(first) === JSON.stringify(second);
  const fit = (graph) => {
    const meta = graph.layout?.meta;
    // Paper is as wide as a desk's screen.
    const paper = document.documentElement.classList.contains("printing");
    const changes = meta?.[screen.matches && !paper ? "narrow" : "wide"];
    if (!changes || Object.entries(changes).every(([key, value]) => same(at(graph.layout, key), value))) return;
    window.Plotly.relayout(graph, JSON.parse(JSON.stringify(changes)));
  };
  const watched = new WeakSet();
  const watch = () => {
    for (const graph of document.querySelectorAll(".js-plotly-plot")) {
      if (!graph.on || watched.has(graph)) continue;
      watched.add(graph);
      graph.on("plotly_afterplot", () => fit(graph));
      fit(graph);
    }
  };
  // Plotly marks a graph with its class once it is drawn.
  new MutationObserver(watch).observe(document.documentElement, {
    subtree: true,
    attributes: true,
    attributeFilter: ["class"],
  });
  screen.addEventListener("change", () => document.querySelectorAll(".js-plotly-plot").forEach(fit));
})();
