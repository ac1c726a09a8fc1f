/* One exercise item: marking words, choosing, matching, ordering, typing.
 *
 * Everything from the article is set with textContent. Answers stay in the browser until Check is pressed.
 * The function runs again whenever the server sends new data, so it rebuilds from `data` and keeps what the
 * learner has done so far on the host element.
 */

const SERVER_PATIENCE_MS = 8000;
const SYMBOL = { right: "✓", wrong: "✗", missed: "○", acceptable: "~", partial: "◐", open: "•" };
const WORD = {
  right: "right", wrong: "not here", missed: "missed", acceptable: "arguable, not counted",
  partial: "partly right", open: "not scored",
};

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".item");
  const fresh = root.dataset.version !== String(data.version);
  if (!fresh && root.childElementCount) return;
  const arrived = Boolean(data.result) && root.dataset.version !== undefined && root.dataset.waiting === "yes";
  clearTimeout(root.patience);
  root.dataset.version = String(data.version);
  root.dataset.waiting = "";
  root.replaceChildren();

  const ui = { root, data, live: element("p", "visually-hidden"), answer: () => null };
  ui.live.setAttribute("role", "status");
  const body = element("div", "body");
  const build = { hottext, choice, match, order, "text-entry": entry, "extended-text": writing }[data.kind];
  build(ui, body);
  root.append(body, actions(ui, setTriggerValue), ui.live);
  if (data.result) root.append(results(ui, arrived));
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

function badge(verdict) {
  const node = element("span", `badge ${verdict}`, `${SYMBOL[verdict]} ${WORD[verdict]}`);
  return node;
}

/* Check, send again, try again. */
function actions(ui, setTriggerValue) {
  const { root, data } = ui;
  const bar = element("div", "actions");
  const note = element("span", "note");
  note.setAttribute("role", "status");
  if (data.result) {
    if (data.can_retry) {
      const again = element("button", "secondary", "Try again");
      again.type = "button";
      again.onclick = () => send("again", {});
      bar.append(again);
    }
  } else if (data.kind !== "extended-text") {
    const check = element("button", "primary", "Check");
    check.type = "button";
    check.onclick = () => {
      if (ui.empty?.()) note.textContent = "Nothing is answered yet.";
      else send("check", ui.answer());
    };
    ui.submit = () => check.click();
    bar.append(check);
  }
  if (data.hints_left && !data.result) {
    const hint = element("button", "secondary", "Hint");
    hint.type = "button";
    hint.onclick = () => send("hint", {});
    bar.append(hint);
  }
  bar.append(note);

  function send(name, value) {
    root.dataset.waiting = "yes";
    root.kept = ui.answer();
    note.textContent = "Checking…";
    clearTimeout(root.patience);
    root.patience = setTimeout(() => {
      root.dataset.waiting = "";
      note.textContent = "No reply yet: the line may be down. Your answer is kept here. Press the button to send it again.";
    }, SERVER_PATIENCE_MS);
    setTriggerValue(name, { version: data.version, answer: value, kept: root.kept });
  }
  return bar;
}

function results(ui, focus) {
  const { result } = ui.data;
  const box = element("div", "result");
  box.tabIndex = -1;
  const summary = element("p", "summary", result.summary);
  summary.setAttribute("role", "status");
  box.append(summary);
  const list = element("ul", "parts");
  for (const part of result.parts) {
    const row = element("li", `part ${part.verdict}`);
    if (part.label) row.append(element("strong", "label", part.label), " ");
    row.append(badge(part.verdict), element("span", "why", ` ${part.text}`));
    list.append(row);
  }
  box.append(list);
  if (focus) requestAnimationFrame(() => box.focus({ preventScroll: false }));
  return box;
}

/* Mark words: one tab stop, arrows move, Space or Enter marks. */
function hottext(ui, body) {
  const { data } = ui;
  const marked = new Set(data.answer?.marked ?? []);
  const verdicts = data.result?.marks ?? {};
  const passage = element("p", "passage");
  passage.setAttribute("role", "group");
  passage.setAttribute("aria-label", "Words to mark. Arrow keys move, Space marks.");
  const tokens = [];
  const count = element("p", "count");
  for (const piece of data.pieces) {
    if (piece.id === null) { passage.append(piece.text); continue; }
    const token = element("span", "token", piece.text);
    token.dataset.id = piece.id;
    token.setAttribute("role", "button");
    token.tabIndex = tokens.length ? -1 : 0;
    const verdict = verdicts[piece.id];
    if (verdict) {
      token.classList.add("checked", verdict);
      token.title = WORD[verdict];
    }
    const show = () => {
      token.setAttribute("aria-pressed", String(marked.has(piece.id)));
      token.classList.toggle("on", marked.has(piece.id));
    };
    show();
    if (data.result) token.setAttribute("aria-disabled", "true");
    token.onclick = () => {
      if (data.result) return;
      if (marked.has(piece.id)) marked.delete(piece.id); else marked.add(piece.id);
      show();
      tally();
      moveTo(tokens.indexOf(token));
    };
    token.onkeydown = (event) => {
      const here = tokens.indexOf(token);
      const go = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: tokens.length - 1 }[event.key];
      if (go !== undefined) { moveTo(go); event.preventDefault(); }
      else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        moveTo(beside(tokens, here, event.key === "ArrowDown" ? 1 : -1));
        event.preventDefault();
      } else if (event.key === " " || event.key === "Enter") { token.click(); event.preventDefault(); }
      event.stopPropagation();
    };
    tokens.push(token);
    passage.append(token);
    if (verdict) {
      const mark = element("span", `mark ${verdict}`, SYMBOL[verdict]);
      mark.setAttribute("aria-hidden", "true");
      passage.append(mark);
      token.append(element("span", "visually-hidden", ` (${WORD[verdict]})`));
    }
  }
  function moveTo(index) {
    if (index < 0 || index >= tokens.length) return;
    tokens.forEach((other, place) => { other.tabIndex = place === index ? 0 : -1; });
    tokens[index].focus();
  }
  function tally() {
    count.textContent = data.select ? `${marked.size} of ${data.select} marked` : `${marked.size} marked`;
  }
  tally();
  ui.answer = () => ({ marked: [...marked] });
  body.append(passage, count);
}

/* The token nearest below or above: same column, next line. */
function beside(tokens, here, step) {
  const box = tokens[here].getBoundingClientRect();
  let best = here, distance = Infinity, line = null;
  for (let index = here + step; index >= 0 && index < tokens.length; index += step) {
    const other = tokens[index].getBoundingClientRect();
    if (Math.abs(other.top - box.top) < box.height / 2) continue;
    if (line === null) line = other.top;
    if (Math.abs(other.top - line) > box.height / 2) break;
    const gap = Math.abs(other.left - box.left);
    if (gap < distance) { best = index; distance = gap; }
  }
  return best;
}

function choice(ui, body) {
  const { data } = ui;
  const chosen = new Set(data.answer?.chosen ?? []);
  const group = element("fieldset", "options");
  group.append(element("legend", "visually-hidden", data.stem));
  for (const option of data.options) {
    const label = element("label", "option");
    const input = element("input");
    input.type = data.multiple ? "checkbox" : "radio";
    input.name = `choice-${data.version.split(":")[0]}`;
    input.checked = chosen.has(option.id);
    input.disabled = Boolean(data.result);
    input.onchange = () => {
      if (!data.multiple) chosen.clear();
      if (input.checked) chosen.add(option.id); else chosen.delete(option.id);
    };
    label.append(input, element("span", "text", option.text));
    const verdict = data.result?.marks?.[option.id];
    if (verdict) label.append(badge(verdict));
    group.append(label);
  }
  ui.answer = () => ({ chosen: [...chosen] });
  ui.empty = () => !data.multiple && chosen.size === 0;
  body.append(group);
}

function match(ui, body) {
  const { data } = ui;
  const pairs = new Map(data.answer?.pairs ?? []);
  const list = element("ol", "rows");
  for (const row of data.rows) {
    const item = element("li", "row");
    const label = element("label");
    const select = element("select");
    label.append(element("span", "text", row.text));
    select.append(new Option("Choose…", ""));
    for (const target of data.targets) select.append(new Option(target.text, target.id));
    select.value = pairs.get(row.id) ?? "";
    select.disabled = Boolean(data.result);
    select.onchange = () => { if (select.value) pairs.set(row.id, select.value); else pairs.delete(row.id); };
    label.append(select);
    item.append(label);
    const verdict = data.result?.marks?.[row.id];
    if (verdict) item.append(badge(verdict));
    list.append(item);
  }
  ui.answer = () => ({ pairs: [...pairs] });
  ui.empty = () => pairs.size === 0;
  body.append(list);
}

/* Put in order: drag by the handle, buttons, or arrow keys on the handle. */
function order(ui, body) {
  const { data } = ui;
  const cards = new Map(data.cards.map((card) => [card.id, card]));
  let ids = [...(data.answer?.order ?? data.cards.map((card) => card.id))];
  const list = element("ol", "cards");
  const nodes = new Map();
  for (const id of ids) {
    const item = element("li", "card");
    const handle = element("button", "handle", "⠿");
    const up = element("button", "move", "▲");
    const down = element("button", "move", "▼");
    for (const button of [handle, up, down]) { button.type = "button"; button.disabled = Boolean(data.result); }
    const text = cards.get(id).text;
    handle.setAttribute("aria-label", `Move: ${text}. Use the arrow keys.`);
    up.setAttribute("aria-label", `Earlier: ${text}`);
    down.setAttribute("aria-label", `Later: ${text}`);
    up.onclick = () => shift(id, -1, up);
    down.onclick = () => shift(id, 1, down);
    handle.onkeydown = (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (step) { shift(id, step, handle); event.preventDefault(); event.stopPropagation(); }
    };
    handle.onpointerdown = (event) => drag(event, id, handle);
    item.append(handle, element("span", "text", text), up, down);
    const when = data.result?.notes?.[id];
    if (when) item.append(element("span", "when", when));
    nodes.set(id, item);
    list.append(item);
  }
  function shift(id, step, keep) {
    const from = ids.indexOf(id), to = from + step;
    if (to < 0 || to >= ids.length) return;
    const other = nodes.get(ids[to]);
    if (step < 0) nodes.get(id).after(other); else nodes.get(id).before(other);
    ids.splice(from, 1);
    ids.splice(to, 0, id);
    keep?.focus();
    say(ui, `${cards.get(id).text}: now ${to + 1} of ${ids.length}`);
  }
  function drag(event, id, handle) {
    if (data.result) return;
    handle.setPointerCapture(event.pointerId);
    nodes.get(id).classList.add("dragged");
    handle.onpointermove = (moved) => {
      const here = ids.indexOf(id);
      const before = nodes.get(ids[here - 1])?.getBoundingClientRect();
      const after = nodes.get(ids[here + 1])?.getBoundingClientRect();
      if (before && moved.clientY < before.top + before.height / 2) shift(id, -1);
      else if (after && moved.clientY > after.top + after.height / 2) shift(id, 1);
    };
    handle.onpointerup = handle.onpointercancel = () => {
      handle.onpointermove = null;
      nodes.get(id).classList.remove("dragged");
    };
  }
  ui.answer = () => ({ order: [...ids] });
  body.append(list);
}

function entry(ui, body) {
  const { data } = ui;
  const label = element("label", "entry");
  const input = element("input");
  input.type = "text";
  input.autocomplete = "off";
  input.maxLength = 200;
  input.value = data.answer?.text ?? "";
  input.disabled = Boolean(data.result);
  input.onkeydown = (event) => {
    event.stopPropagation();
    if (event.key === "Enter") ui.submit?.();
  };
  label.append(element("span", "text", data.prompt), input);
  ui.answer = () => ({ text: input.value });
  ui.empty = () => !input.value.trim();
  body.append(label);
  const verdict = data.result?.marks?.[""];
  if (verdict) body.append(badge(verdict));
}

function writing(ui, body) {
  const { data } = ui;
  const label = element("label", "entry");
  const area = element("textarea");
  area.rows = data.lines;
  area.value = data.answer?.text ?? "";
  area.onkeydown = (event) => event.stopPropagation();
  label.append(element("span", "text", "Your notes (they stay in this window and are not marked)"), area);
  ui.answer = () => ({ text: area.value });
  body.append(label);
}
