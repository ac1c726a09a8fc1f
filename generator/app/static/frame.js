/* The frame around the page: reading settings, printing, the state of the line, where the focus goes.
 *
 * It runs again at every change of `data`; what belongs to the window is installed once.
 */

const SETTINGS = [
  { name: "size", label: "Text size", options: [["normal", "Normal"], ["large", "Large"], ["largest", "Largest"]] },
  { name: "spacing", label: "Spacing", options: [["normal", "Normal"], ["wide", "Wide"]] },
  { name: "lines", label: "Line numbers (as on this screen)", options: [["normal", "Every fifth line"], ["none", "None"]] },
];
const root = document.documentElement;

export default function (component) {
  const { data, parentElement } = component;
  const frame = parentElement.querySelector(".frame");
  installOnce();
  for (const { name } of SETTINGS) root.dataset[`copydesk${name}`] = stored(name);
  if (frame.dataset.reading !== String(data.reading)) {
    frame.dataset.reading = String(data.reading);
    frame.replaceChildren();
    if (data.reading) frame.append(settings());
  }
  const memory = (window.copydesk ??= {});
  if (memory.place !== undefined && memory.place !== data.place) arrive();
  memory.place = data.place;
  if (data.proof && memory.proof !== data.proof) setTimeout(showProof, 60);
  memory.proof = data.proof;
  showStep();
}

/* On a phone the steps are one line: the step where one is stays in view. */
function showStep() {
  setTimeout(() => {
    const here = document.querySelector('.st-key-steps [aria-checked="true"], .st-key-steps [aria-pressed="true"]');
    const line = here?.parentElement;
    if (!line || line.scrollWidth <= line.clientWidth) return;
    const shift = here.getBoundingClientRect().left - line.getBoundingClientRect().left;
    line.scrollBy({ left: shift - (line.clientWidth - here.offsetWidth) / 2 });
  }, 80);
}

function stored(name) {
  try { return localStorage.getItem(`copydesk-${name}`) ?? "normal"; } catch { return "normal"; }
}

function settings() {
  const box = document.createElement("details");
  const title = document.createElement("summary");
  title.textContent = "Reading settings and print";
  box.append(title);
  for (const { name, label, options } of SETTINGS) {
    const group = document.createElement("fieldset");
    const legend = document.createElement("legend");
    legend.textContent = label;
    group.append(legend);
    for (const [value, text] of options) {
      const line = document.createElement("label");
      const input = document.createElement("input");
      input.type = "radio";
      input.name = name;
      input.value = value;
      input.checked = stored(name) === value;
      input.onchange = () => {
        root.dataset[`copydesk${name}`] = value;
        try { localStorage.setItem(`copydesk-${name}`, value); } catch { /* forbidden: for this page only */ }
      };
      line.append(input, ` ${text}`);
      group.append(line);
    }
    box.append(group);
  }
  const print = document.createElement("button");
  print.type = "button";
  print.textContent = "Print this page";
  print.onclick = () => window.print();
  box.append(print);
  return box;
}

/* A new step: to the top, and the heading takes the focus, so that a screen reader says where one is. */
function arrive() {
  const before = document.activeElement;
  setTimeout(() => {
    document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0 });
    const heading = document.querySelector(".step-heading");
    const moved = document.activeElement !== before && document.activeElement !== document.body;
    if (!heading || moved || before?.closest?.('[class*="st-key-box-"]')) return; /* at work already */
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, 60);
}

function showProof() {
  const mark = document.querySelector(".st-key-beside mark.proof");
  const scroller = mark?.closest(".beside");
  if (!scroller || scroller.scrollHeight <= scroller.clientHeight) return;
  const shift = mark.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  scroller.scrollBy({ top: shift - scroller.clientHeight / 3 });
}

function installOnce() {
  if (root.dataset.copydesk) return;
  root.dataset.copydesk = "yes";
  /* Streamlit runs the page again at a bare "r" and clears caches at "c": letters belong to the reader. */
  window.addEventListener("keydown", (event) => {
    const target = event.composedPath()[0];
    const typing = target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
    if (!typing && /^[a-z]$/i.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopImmediatePropagation();
  }, true);
  const banner = document.createElement("p");
  banner.className = "copydesk-line-down";
  banner.setAttribute("role", "status");
  document.body.append(banner);
  const show = () => {
    banner.textContent = navigator.onLine ? "" : "The connection is down. What you have checked is saved; you can go on reading and answering.";
  };
  window.addEventListener("online", show);
  window.addEventListener("offline", show);
  show();
  watchLines();
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll(".for-print")) details.open = true;
  });
}
