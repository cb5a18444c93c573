// What Streamlit cannot do by itself: the page's language, and citation marks that open their sources.
{
  document.documentElement.lang = "fi";

  const open = (mark, tries) => {
    const [, turn, number] = mark.hash.match(/^#lahde-(\d+)-(\d+)$/) ?? [];
    const source = document.querySelector(`.st-key-source-${turn}-${number}`);
    if (source) {
      const details = source.querySelector("details");
      if (details && !details.open) details.querySelector("summary").click();
      source.scrollIntoView({ block: "center" });
      source.querySelector("summary")?.focus({ preventScroll: true });
      return;
    }
    if (tries === 30) document.querySelector(`.st-key-all-sources-${turn} input:not(:checked)`)?.click();
    if (tries > 0) setTimeout(() => open(mark, tries - 1), 100);
  };

  const listen = (event) => {
    const mark = event.target.closest?.("a.kk-ref");
    if (!mark) return;
    event.preventDefault();
    open(mark, 30);
  };

  if (!window.kuntakysyListens) {
    window.kuntakysyListens = true;
    document.addEventListener("click", listen);
  }
}
