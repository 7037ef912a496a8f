// Makes the parts of a page that nothing changes (dashboards/still.py) into elements, before they are painted.
(() => {
  const names = { className: "class", htmlFor: "for" };
  const setStyle = (element, style) => {
    for (const [name, value] of Object.entries(style)) {
      element.style.setProperty(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), value);
    }
  };
  const made = (part) => {
    if (Array.isArray(part)) return part.flatMap(made);
    if (part === null || part === undefined || part === "") return [];
    if (typeof part !== "object") return [document.createTextNode(part)];
    const element = document.createElement(part.type.toLowerCase());
    for (const [name, value] of Object.entries(part.props)) {
      if (name === "children") element.append(...made(value));
      else if (name === "style") setStyle(element, value);
      else if (value !== null && value !== false) {
        element.setAttribute(names[name] || name.toLowerCase(), value === true ? "" : value);
      }
    }
    return [element];
  };
  // What stood there before is taken away by who put it there: this code its own nodes, React its own.
  const drawn = new WeakMap();
  const draw = (element) => {
    const { still } = element.dataset;
    const before = drawn.get(element);
    if (before?.still === still) return;
    for (const node of before?.nodes || []) node.remove();
    const nodes = still ? made(JSON.parse(still)) : [];
    drawn.set(element, { still, nodes });
    element.append(...nodes);
  };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") draw(target);
      for (const node of addedNodes) {
        if (node.dataset?.still) draw(node);
        node.querySelectorAll?.("[data-still]").forEach(draw);
      }
    }
  }).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["data-still"],
  });
})();
