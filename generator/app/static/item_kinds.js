/* How each kind of item is answered: `ui.answer()` gives the answer, `ui.changed()` is called at every change.
 * This file is joined to item.js, whose helpers it uses.
 */

const LONG_PASSAGE = 900; /* characters; the buttons stay in sight below a longer one */
const LONG_TARGET = 22; /* characters that a list beside its row holds */
const CUT_OFF = 30; /* characters that a list of a phone's width holds */

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
  const whole = data.pieces.map((piece) => piece.text).join("");
  if (whole.length > LONG_PASSAGE) body.classList.add("long");
  const isBreak = /\n\s*\n/.test(whole) ? /\n\s*\n/ : /(?<=[.!?”"’'])\s*\n/; /* else lines may be hard-wrapped */
  for (const piece of data.pieces) {
    if (piece.id === null) {
      piece.text.split(isBreak).forEach((text, place) => {
        if (place) passage.append(element("span", "break"));
        passage.append(text);
      });
      continue;
    }
    const token = element("span", "token", piece.text);
    token.dataset.id = piece.id;
    token.setAttribute("role", "button");
    token.tabIndex = tokens.length ? -1 : 0;
    const verdict = verdicts[piece.id];
    if (verdict) {
      token.classList.add("checked", verdict);
      token.title = word(verdict, data);
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
      ui.changed();
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
      token.append(element("span", "visually-hidden", ` (${word(verdict, data)})`));
    }
  }
  function moveTo(index) {
    if (index < 0 || index >= tokens.length) return;
    tokens.forEach((other, place) => { other.tabIndex = place === index ? 0 : -1; });
    tokens[index].focus();
  }
  function tally() {
    const wanted = data.select ? `, ${data.select} to find` : "";
    count.textContent = `${marked.size} marked${wanted}`;
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

/* Two parts, answered together: an option, then the words that prove it. */
function twoParts(ui, body) {
  const { data } = ui;
  choice(ui, body);
  const { answer: first, empty: unanswered } = ui;
  const second = { data: { ...data, ...data.part_b, kind: "hottext" }, changed: () => ui.changed() };
  const stem = element("h4", "stem", `Part B. ${data.part_b.stem}`);
  const rule = element("p", "count", "Part B counts only with a right answer to Part A.");
  body.append(stem, rule);
  hottext(second, body);
  ui.answer = () => ({ ...first(), ...second.answer() });
  ui.empty = () => (unanswered() || !second.answer().marked.length) && "Answer both parts, A and B.";
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
    input.name = "choice";
    input.checked = chosen.has(option.id);
    input.disabled = Boolean(data.result);
    input.onchange = () => {
      if (!data.multiple) chosen.clear();
      if (input.checked) chosen.add(option.id); else chosen.delete(option.id);
      ui.changed();
    };
    label.append(input, element("span", "text", option.text));
    const verdict = data.result?.marks?.[option.id];
    if (verdict) label.append(badge(verdict, data));
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
  if (data.targets.some((target) => target.text.length > LONG_TARGET)) list.classList.add("wide");
  for (const row of data.rows) {
    const item = element("li", "row");
    const label = element("label");
    const select = element("select");
    label.append(element("span", "text", row.text));
    select.append(new Option("Choose…", ""));
    for (const target of data.targets) select.append(new Option(target.text, target.id));
    select.value = pairs.get(row.id) ?? "";
    select.disabled = Boolean(data.result);
    const chosen = element("span", "chosen"); /* in full where a narrow list cuts it off */
    chosen.setAttribute("aria-hidden", "true");
    const show = () => {
      const text = select.value ? select.selectedOptions[0].text : "";
      chosen.textContent = text.length > CUT_OFF ? text : "";
    };
    show();
    select.onchange = () => {
      if (select.value) pairs.set(row.id, select.value); else pairs.delete(row.id);
      show();
      ui.changed();
    };
    label.append(select, chosen);
    item.append(label);
    const verdict = data.result?.marks?.[row.id];
    if (verdict) item.append(badge(verdict, data));
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
    ui.changed();
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
  input.oninput = ui.changed;
  input.onkeydown = (event) => {
    event.stopPropagation();
    if (event.key === "Enter") ui.submit?.();
  };
  label.append(element("span", "text", data.prompt), input);
  ui.answer = () => ({ text: input.value });
  ui.empty = () => !input.value.trim();
  body.append(label);
}

function writing(ui, body) {
  const { data } = ui;
  const label = element("label", "entry");
  const area = element("textarea");
  area.rows = data.lines;
  area.value = data.answer?.text ?? "";
  area.oninput = ui.changed;
  area.onkeydown = (event) => event.stopPropagation();
  const kept = data.checked_writing
    ? "Your version (checked for four points, not marked and not kept)"
    : "Your notes (they stay in this window and are not marked)";
  label.append(element("span", "text", kept), area);
  area.disabled = Boolean(data.result);
  ui.answer = () => ({ text: area.value });
  ui.empty = () => !area.value.trim();
  body.append(label);
}
