/* One exercise item: marking words, choosing, matching, ordering, typing.
 *
 * Everything from the article is set with textContent. Answers stay in the browser until Check is pressed, and
 * outlive a reload there (sessionStorage, this tab only). The function runs again whenever the server sends new
 * data, so it rebuilds from `data`.
 */

const SERVER_PATIENCE_MS = 8000;
const SYMBOL = { right: "✓", wrong: "✗", missed: "○", acceptable: "~", partial: "◐", open: "•" };
const WORD = {
  right: "right", wrong: "not right", missed: "missed", acceptable: "arguable, not counted",
  partial: "partly right", open: "not scored",
};
const DOWN = "The connection is down. Your answer is kept here. Press the button again when the line is back.";
const NO_REPLY = "No reply yet: the line may be down. Your answer is kept here. Press the button to send it again.";

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".item");
  if (root.dataset.version === data.version && root.childElementCount) return;
  const waited = root.dataset.waiting ?? "";
  clearTimeout(root.patience);
  root.dataset.version = data.version;
  root.dataset.waiting = "";
  root.replaceChildren();

  const draft = drafts(data);
  const ui = { root, data: { ...data, answer: draft.read() ?? data.answer }, live: element("p", "visually-hidden"), answer: () => null };
  ui.changed = () => draft.write(ui.answer());
  ui.live.setAttribute("role", "status");
  const body = element("div", "body");
  const one = { hottext, choice, match, order, "text-entry": entry, "extended-text": writing }[data.kind];
  const build = data.part_b ? twoParts : one;
  build(ui, body);
  const hints = hintList(data);
  const bar = actions(ui, setTriggerValue);
  root.append(...(hints ? [hints] : []), body, bar, ui.live);
  if (data.result) root.append(results(data));

  const goal = { check: data.result ? ".result" : ".actions button", hint: ".hints li:last-child", again: ".body [tabindex='0'], .body input, .body select, .body button" }[waited];
  if (goal) requestAnimationFrame(() => root.querySelector(goal)?.focus({ preventScroll: false }));
}

/* What is answered but not checked, kept in this tab under the item's version. */
function drafts(data) {
  const [run, item] = data.version.split(":");
  const name = `copydesk:${run}:${item}`;
  const version = data.version.replace(/:\d+:([^:]+)$/, ":$1"); /* a hint changes the version, not the draft */
  return {
    read() {
      if (data.result) { this.drop(); return null; }
      try {
        const kept = JSON.parse(sessionStorage.getItem(name));
        return kept?.version === version ? kept.answer : null;
      } catch { return null; }
    },
    write(answer) { try { sessionStorage.setItem(name, JSON.stringify({ version, answer })); } catch { /* full or forbidden */ } },
    drop() { try { sessionStorage.removeItem(name); } catch { /* forbidden */ } },
  };
}

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function say(ui, text) {
  ui.live.textContent = "";
  requestAnimationFrame(() => { ui.live.textContent = text; });
}

function word(verdict, data) {
  return verdict === "wrong" && data.kind === "hottext" ? "not this one" : WORD[verdict];
}

function badge(verdict, data) {
  return element("span", `badge ${verdict}`, `${SYMBOL[verdict]} ${word(verdict, data)}`);
}

function hintList(data) {
  if (!data.hints?.length || data.result) return null;
  const box = element("div", "hints");
  const list = element("ol");
  for (const hint of data.hints) {
    const line = element("li", "", hint);
    line.tabIndex = -1;
    list.append(line);
  }
  box.append(element("p", "hints-title", "Hints"), list);
  return box;
}

/* Check, hint, try again; and what to do when nothing comes back. */
function actions(ui, setTriggerValue) {
  const { root, data } = ui;
  const bar = element("div", "actions");
  const note = element("span", "note");
  note.setAttribute("role", "status");
  const button = (name, className, text, press) => {
    const node = element("button", className, text);
    node.type = "button";
    node.dataset.name = name;
    node.onclick = press;
    bar.append(node);
    return node;
  };
  if (data.result) {
    if (data.can_retry) button("again", "secondary", "Try again", () => send("again", {}));
  } else if (data.kind !== "extended-text" || data.checked_writing) {
    const check = button("check", "primary", data.test ? "Save answer" : "Check", () => {
      const lacking = ui.empty?.();
      if (lacking) note.textContent = lacking === true ? "Nothing is answered yet." : lacking;
      else send("check", ui.answer());
    });
    ui.submit = () => check.click();
    if (data.saved) note.textContent = "Saved. You can change it until you hand in.";
  }
  if (data.hints_left && !data.result) {
    const hint = button("hint", "secondary", data.hints.length ? "Another hint" : "Hint", () => send("hint", {}));
    if (data.hint_note) {
      const warning = element("span", "note", data.hint_note);
      warning.id = "hint-note";
      hint.setAttribute("aria-describedby", "hint-note");
      bar.append(warning);
    }
  }
  bar.append(note);

  function send(name, value) {
    if (root.dataset.waiting) return;
    if (!navigator.onLine) { note.textContent = DOWN; return; }
    root.dataset.waiting = name;
    note.textContent = "Sending…";
    clearTimeout(root.patience);
    root.patience = setTimeout(() => { root.dataset.waiting = ""; note.textContent = NO_REPLY; }, SERVER_PATIENCE_MS);
    setTriggerValue(name, { version: data.version, answer: value, kept: ui.answer() });
  }
  return bar;
}

/* The summary, then each part of the answer: verdict, rule, exact words, why it tempts, what is not said. */
function results(data) {
  const { result } = data;
  const box = element("div", "result");
  box.tabIndex = -1;
  const summary = element("p", "summary", result.summary);
  summary.setAttribute("role", "status");
  const list = element("ul", "parts");
  for (const part of result.parts) {
    const row = element("li", `part ${part.verdict}`);
    const head = element("p", "part-head");
    if (part.label) head.append(element("strong", "label", part.label), " ");
    head.append(badge(part.verdict, data));
    const why = element("p", "why");
    for (const name of ["verdict", "rule", "words", "tempting", "not_claimed"]) {
      if (part.say[name]) why.append(element("span", name.replace("_", "-"), part.say[name]), " ");
    }
    row.append(head, why);
    list.append(row);
  }
  box.append(summary, list);
  return box;
}
