// What Streamlit cannot do by itself: citation marks that open their sources, copying, and a menu that makes way.
{
  const bring = (turn, tries) => {
    const panel = document.querySelector(`.st-key-panel-${turn}`);
    if (panel && tries < 28) {
      const box = panel.getBoundingClientRect();
      if (box.top < 0 || box.top > window.innerHeight * 0.6) panel.scrollIntoView({ block: "start" });
      return;
    }
    if (tries > 0) setTimeout(() => bring(turn, tries - 1), 100);
  };

  const open = (mark, tries) => {
    const [, turn, number] = mark.hash.match(/^#lahde-(\d+)-(\d+)$/) ?? [];
    const source = document.querySelector(`.st-key-source-${turn}-${number} button`);
    if (source) {
      if (source.getAttribute("kind") !== "secondary") source.click();
      bring(turn, 30);
      return;
    }
    if (tries === 30) document.querySelector(`.st-key-all-sources-${turn} input:not(:checked)`)?.click();
    if (tries > 0) setTimeout(() => open(mark, tries - 1), 100);
  };

  const copy = async (button) => {
    const { copy, link, done } = button.dataset;
    const text = copy ?? location.origin + location.pathname + link;
    const name = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    if (name === done) return;
    button.textContent = done;
    setTimeout(() => { button.textContent = name; }, 1500);
  };

  // On a phone the menu covers the page: when it has led somewhere, it is closed.
  const makeWay = (chosen) => {
    const leads = chosen.closest('[data-testid="stSidebarNavLink"], .st-key-history button, .st-key-new button');
    if (!leads || window.innerWidth > 768) return;
    setTimeout(() => document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click(), 250);
  };

  const listen = (event) => {
    if (event.target.closest) makeWay(event.target);
    const mark = event.target.closest?.("a.kk-ref");
    const button = event.target.closest?.("button.kk-copy");
    if (button) copy(button);
    if (!mark) return;
    event.preventDefault();
    open(mark, 30);
  };

  if (!window.kuntakysyListens) {
    window.kuntakysyListens = true;
    document.addEventListener("click", listen);
  }
}
