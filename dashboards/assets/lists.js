// The list of columns stays open while one is chosen after the other, and is left like any panel.
(() => {
  let chosen = null;
  const menu = () => document.querySelector(".columnmenu");
  document.addEventListener(
    "click",
    (event) => {
      chosen = event.target.closest?.(".columnpanel a")?.dataset.key;
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
    if (!chosen || !menu() || menu().open) return;
    menu().open = true;
    menu().querySelector(`[data-key="${chosen}"]`)?.focus();
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
