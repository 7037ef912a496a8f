// What only the browser can do: the address, the colour scheme of drawn figures, panels, paper.
(() => {
  const root = document.documentElement;
  const dash = (window.dash_clientside = window.dash_clientside || {});
  const colours = JSON.parse(document.getElementById("colours").textContent);
  const lookup = (from, to) => Object.fromEntries(Object.keys(from).map((name) => [from[name], to[name]]));
  const swaps = { dark: lookup(colours.light, colours.dark), light: lookup(colours.dark, colours.light) };

  const scheme = () => root.dataset.mantineColorScheme;
  const recolour = (figure, to) =>
    JSON.parse(JSON.stringify(figure).replace(/#[0-9A-F]{6}/g, (hex) => swaps[to][hex] || hex));
  let visit = 0;
  // The number makes each visit new to Dash, also when Back leads to an address it has seen.
  const place = () => ({ path: location.pathname, search: location.search, visit: (visit += 1) });

  const setQuery = (changes) => {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value) query.set(name, value);
      else query.delete(name);
    }
    const search = query.size ? `?${query}` : "";
    if (search === location.search) return false;
    history.pushState(null, "", location.pathname + search);
    keepLinks();
    return true;
  };
  // Links to other languages and releases keep what is chosen on this page, links to pages do not.
  const keepLinks = () => {
    for (const link of document.querySelectorAll("a[data-language], a[data-page], a[data-current]")) {
      const query = new URLSearchParams(location.search);
      if (link.dataset.page) {
        for (const name of [...query.keys()]) if (name !== "lang" && name !== "release") query.delete(name);
      }
      if (link.dataset.current) query.delete("release");
      if (link.dataset.language) query.set("lang", link.dataset.language);
      link.search = query.toString();
    }
  };

  // Another address is drawn in place. The focus stays where it was; it goes to the part of the page that
  // the address names after #, and on another page to the top. Another piece of a list is read from its head on.
  let arrival = { key: location.hash.slice(1), view: location.hash.slice(1) };
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");
  // A control is found again by the id that Dash gave it, a link by its data-key.
  const focusKey = (element) =>
    element?.closest?.('[id^="{"]')?.id || element?.getAttribute?.("data-key") || element?.id || "";
  const keyed = (key) => document.getElementById(key) || document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  const focusOn = (element) => {
    element.focus({ preventScroll: true });
    if (document.activeElement !== element) element.querySelector("input:checked, input")?.focus({ preventScroll: true });
  };
  const go = (href, list = "") => {
    const from = location.pathname;
    history.pushState(null, "", href);
    const part = location.hash.slice(1);
    const kept = location.pathname === from ? focusKey(document.activeElement) : "main";
    arrival = { key: part || kept, view: part || list };
    dash.set_props("address", { data: place() });
  };
  const settleFocus = ({ key, view }, attempt = 0) => {
    const element = key && keyed(key);
    const isLost = document.activeElement === document.body;
    if (view && !attempt) keyed(view)?.scrollIntoView({ behavior: reduced.matches ? "auto" : "smooth" });
    if (element && (isLost || key === view || key === "main")) focusOn(element);
    // The page may still be on its way: it is looked at again until it has taken the old one's place.
    else if (key && attempt < 8) setTimeout(settleFocus, 60, { key, view }, attempt + 1);
    // The last piece of a list leads to no further one.
    else if (view && isLost) focusOn(keyed(view));
  };
  const arrive = () => {
    if (arrival.key === "main") scrollTo(0, 0);
    setTimeout(settleFocus, 60, arrival);
    arrival = { key: "", view: "" };
  };
  // What a person has opened or closed stays so on the redrawn page; filters are open where there is room.
  const opened = new Map();
  const detailsKey = (details) => {
    if (details.matches(".filterbox")) return "filters";
    return details.matches(".astable") ? details.closest(".card")?.querySelector(".dash-graph")?.id : "";
  };
  document.addEventListener("toggle", ({ target }) => {
    const key = detailsKey(target);
    if (key) opened.set(key, target.open);
  }, true);
  const keepOpen = () => {
    for (const details of document.querySelectorAll("details")) {
      const key = detailsKey(details);
      if (opened.has(key)) details.open = opened.get(key);
      else if (key === "filters") details.open = innerWidth >= 600;
    }
  };

  // A day as people write it, 31.12.2022 or 2022-12-31, as it stands in an address; null when there is no such day.
  const readDay = (written) => {
    if (!written.trim()) return "";
    const local = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(written.trim());
    const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written.trim());
    if (!local && !iso) return null;
    const [year, month, day] = local ? [local[3], local[2], local[1]] : iso.slice(1);
    const found = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    const time = new Date(`${found}T00:00Z`);
    return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(found) ? found : null;
  };
  // Writes what a person chose, by parameter, and draws the page; a list is then read from its first piece on.
  const redrawWith = (chosen) => {
    arrival = { key: focusKey(document.activeElement), view: "" };
    return setQuery({ ...chosen, page: "" }) ? place() : dash.no_update;
  };

  const defaults = { period: "whole", team: "all" };
  dash.kunto = {
    open: () => [{ scheme: scheme() }, place()],
    settle: (drawn) => {
      root.lang = drawn.language;
      document.title = drawn.title;
      root.style.setProperty("--k-paper", JSON.stringify(drawn.paper || ""));
      keepLinks();
      keepOpen();
      arrive();
      return dash.no_update;
    },
    repaint: (screen, figures) => figures.map((figure) => recolour(figure, screen.scheme)),
    keepFilters: (values, ids) => {
      const chosen = ids.map((id, number) => [id.filter, values[number] === defaults[id.filter] ? "" : values[number]]);
      if (chosen.length) setQuery(Object.fromEntries(chosen));
      return dash.no_update;
    },
    clearFilters: (clicks, ids) =>
      ids.map((id) => (clicks.some((count) => count) ? defaults[id.filter] : dash.no_update)),
    // A control of an address says what it was drawn with: only what a person changed is written.
    choose: (values, ids, drawnWith) => {
      const changed = ids.map((id, number) => [id.choice, values[number] || "", drawnWith[number] || ""]);
      const chosen = changed.filter(([, value, before]) => value !== before);
      if (!chosen.length) return dash.no_update;
      return redrawWith(Object.fromEntries(chosen.map(([name, value]) => [name, value === "all" ? "" : value])));
    },
    // A field of a day says in its own place that what is written is no day.
    chooseDay: (values, ids, drawnWith, complaints) => {
      const days = values.map((written) => readDay(written || ""));
      const changed = ids.map((id, number) => [id.day, days[number], readDay(drawnWith[number])]);
      const chosen = changed.filter(([, day, before]) => day !== null && day !== before);
      const errors = days.map((day, number) => (day === null ? complaints[number] : null));
      return [chosen.length ? redrawWith(Object.fromEntries(chosen)) : dash.no_update, errors];
    },
    // A mark of a figure carries the address of the clients behind it.
    drill: (clicks) => {
      const triggered = dash.callback_context.triggered.map((found) => found.value?.points?.[0]?.customdata);
      const href = triggered.find((address) => typeof address === "string" && address.startsWith("/"));
      if (href) go(href);
      return dash.no_update;
    },
    chooseRelease: (release, drawn) => {
      if (!release || !drawn || release === drawn.release) return dash.no_update;
      setQuery({ release: release === drawn.current ? "" : release });
      return place();
    },
  };
  addEventListener("popstate", () => dash.set_props("address", { data: place() }));

  new MutationObserver(() => dash.set_props?.("screen", { data: { scheme: scheme() } })).observe(root, {
    attributes: true,
    attributeFilter: ["data-mantine-color-scheme"],
  });
  const toggleScheme = () => {
    const next = scheme() === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("mantine-color-scheme-value", next);
    } catch {
      // Storage may be blocked; the choice then lasts until the page is left.
    }
    root.dataset.mantineColorScheme = next;
  };
  const toggleMenu = (button) => {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    document.getElementById("navigation").classList.toggle("open", open);
  };

  const openPanels = () => document.querySelectorAll(".why[open]");
  document.addEventListener("click", (event) => {
    for (const panel of openPanels()) if (!panel.contains(event.target)) panel.open = false;
    const button = event.target.closest?.("#scheme, #print, #menu");
    if (button?.id === "scheme") toggleScheme();
    if (button?.id === "print") print();
    if (button?.id === "menu") toggleMenu(button);
    const link = event.target.closest?.("a[data-follow]");
    if (link && !event.defaultPrevented && !(event.ctrlKey || event.metaKey || event.shiftKey || event.button)) {
      event.preventDefault();
      go(link.getAttribute("href"), link.closest(".pager") && link.closest("section").id);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("#menu[aria-expanded=true]");
    if (menu) {
      toggleMenu(menu);
      menu.focus();
    }
    for (const panel of openPanels()) {
      panel.open = false;
      panel.firstElementChild.focus();
    }
  });

  // A drawn figure does not follow the paper: it is drawn again for the width it has there, in light
  // colours, and scaled down (paper.css) so that two rows of figures fit a page.
  const paperScale = 0.76;
  let onScreen = [];
  // A name above a bar is as much nearer to it as the bar is lower.
  const closer = (label, share) =>
    label.xref === "paper" && label.yanchor === "bottom" ? { ...label, yshift: label.yshift * share } : label;
  addEventListener("beforeprint", () => {
    if (root.classList.contains("printing")) return;
    root.classList.add("printing");
    for (const graph of document.querySelectorAll(".js-plotly-plot")) {
      onScreen.push([graph, graph.data, graph.layout]);
      const light = scheme() === "dark" ? recolour({ data: graph.data, layout: graph.layout }, "light") : graph;
      const width = Math.floor(graph.closest(".plot").clientWidth / paperScale);
      const share = Number(getComputedStyle(graph).getPropertyValue("--k-paper-height"));
      const size = { width, height: Math.round(parseFloat(graph.parentElement.style.height) * share) };
      const annotations = light.layout.annotations.map((label) => closer(label, share));
      window.Plotly.react(graph, light.data, { ...light.layout, ...size, annotations, autosize: false }, { staticPlot: true });
    }
  });
  addEventListener("afterprint", () => {
    root.classList.remove("printing");
    for (const [graph, data, layout] of onScreen) {
      const { width, height, ...rest } = layout;
      window.Plotly.react(graph, data, { ...rest, autosize: true }, { displayModeBar: false, responsive: true }).then(() =>
        window.Plotly.Plots.resize(graph),
      );
    }
    onScreen = [];
  });
})();
