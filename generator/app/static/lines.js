/* Numbers every fifth line of an article as this window wraps it, and again when that changes.
 * This file is joined to frame.js.
 *
 * The numbers are drawn by the style sheet from an attribute, in a layer that screen readers pass over: they are
 * no text, so they are neither copied nor found nor read out. The same blocks count as on paper.
 */

const EVERY = 5;
const COUNTED = ".subhead, .paragraph, .caption";

function watchLines() {
  let planned = 0;
  const plan = () => {
    cancelAnimationFrame(planned);
    planned = requestAnimationFrame(numberLines);
  };
  const sizes = new ResizeObserver(plan);
  const seen = new WeakSet();
  new MutationObserver(() => {
    for (const article of document.querySelectorAll(".copydesk-article")) {
      if (!seen.has(article)) sizes.observe(article); /* reports the first size at once */
      seen.add(article);
      if (!article.querySelector(":scope > .line-numbers")) plan(); /* drawn anew, as after "Show the proof" */
    }
  }).observe(document.body, { childList: true, subtree: true });
  new MutationObserver(plan).observe(root, { attributes: true }); /* size and spacing chosen */
  document.fonts?.addEventListener("loadingdone", plan);
  plan();
}

function numberLines() {
  for (const article of document.querySelectorAll(".copydesk-article")) {
    const places = [...article.querySelectorAll(COUNTED)].flatMap(lineTops).filter((_, line) => (line + 1) % EVERY === 0);
    const zero = article.getBoundingClientRect().top;
    const tops = places.map((top) => Math.round(top - zero));
    let layer = article.querySelector(":scope > .line-numbers");
    if (layer?.dataset.tops === String(tops)) continue;
    if (!layer) {
      layer = document.createElement("div");
      layer.className = "line-numbers";
      layer.setAttribute("aria-hidden", "true");
      article.append(layer);
    }
    layer.dataset.tops = String(tops);
    layer.replaceChildren(...tops.map((top, place) => {
      const number = document.createElement("span");
      number.dataset.line = String((place + 1) * EVERY);
      number.style.top = `${top}px`;
      return number;
    }));
  }
}

/* The middle of each line of text in a block, from the top of the window. */
function lineTops(block) {
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".paragraph-number") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const range = document.createRange();
  const boxes = [];
  while (texts.nextNode()) {
    range.selectNodeContents(texts.currentNode);
    for (const box of range.getClientRects()) if (box.width > 0.5) boxes.push([box.top, box.bottom]);
  }
  boxes.sort((one, other) => one[0] - other[0]);
  const lines = [];
  let end = -Infinity;
  for (const [top, bottom] of boxes) {
    const middle = (top + bottom) / 2;
    if (middle > end) lines.push(middle);
    end = Math.max(end, bottom);
  }
  return lines;
}
