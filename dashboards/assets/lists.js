// The list of columns stays open while one is chosen after the other, and is left like any panel.
(() => {
  let keepOpen = false;
  const menu = () => document.querySelector(".columnmenu");
  document.addEventListener(
    "click",
    (event) => {
      keepOpen = Boolean(event.target.closest?.(".columnpanel a"));
      if (menu()?.open && !menu().contains(event.target)) menu().open = false;
    },
    true,
  );
  document.addEventListener("keydown", (event) => {
    const box = event.target.closest?.(".columnpanel [role=checkbox]");
    if (box && event.key === " ") {
      event.preventDefault();
      box.click();
    }
    if (event.key === "Escape" && menu()?.open) {
      menu().open = false;
      menu().firstElementChild.focus();
    }
  });
  // The page is drawn anew for each choice: the new list of columns opens where the old one was.
  new MutationObserver(() => {
    if (keepOpen && menu() && !menu().open) menu().open = true;
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
