// The page itself: reads what was answered, opens the sealed key when an answer is checked, says the result.
function unsealed(seed, text) {
  const raw = atob(text), bytes = new Uint8Array(raw.length);
  let state = seed | 0 || 1;
  for (let i = 0; i < raw.length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[i] = raw.charCodeAt(i) ^ (state & 255);
  }
  return JSON.parse(new TextDecoder("utf-8").decode(bytes));
}
const opened = new Map();
function keyOf(number) {
  if (!opened.has(number)) opened.set(number, unsealed(SEALED[number][0], SEALED[number][1]));
  return opened.get(number);
}
const results = new Map();
const SIGNS = {right: "✓", wrong: "✗", missed: "○", acceptable: "✓", partial: "◐", open: "○"};
const CALLED = {right: "Right", wrong: "Not right", missed: "Missed", acceptable: "Arguable: counts neither way",
  partial: "Partly right", open: "Open"};
const all = (root, selector) => Array.from(root.querySelectorAll(selector));
const place = (element) => Number(element.dataset.n);

function responseOf(box, q) {
  switch (q.kind) {
    case "two-part": return {a: responseOf(box, q.a), b: responseOf(box, q.b)};
    case "choice": return all(box, "input:checked").map((input) => q.options[place(input)][0]);
    case "text-entry": return box.querySelector("input").value;
    case "hottext": return all(box, ".word[aria-pressed=true]").map((word) => q.tokens[place(word)][0]);
    case "match": return all(box, "select").filter((each) => each.value !== "")
      .map((each) => [q.rows[place(each)][0], q.targets[Number(each.value)][0]]);
    case "order": return box.dataset.touched ? all(box, ".cards > li").map((card) => q.cards[place(card)][0]) : [];
    default: return box.querySelector("textarea").value;
  }
}
function line(tag, text, name) {
  const made = document.createElement(tag);
  made.textContent = text;
  made.dir = "auto";
  if (name) made.className = name;
  return made;
}
function marks([a, b]) {
  const whole = Math.floor(a / b), rest = a % b;
  const part = rest ? {"1/2": "½", "1/4": "¼", "3/4": "¾"}[`${rest}/${b}`] || `${rest}/${b}` : "";
  return `${whole || (part ? "" : "0")}${whole && part.length > 1 ? " " : ""}${part}`;
}
function show(box, found) {
  const out = box.querySelector(".result");
  out.textContent = "";
  const worth = found.maximum ? ` ${marks(found.score)} of ${found.maximum} ${marksWord(found.maximum)}.` : "";
  out.appendChild(line("p", found.summary + worth, "summary"));
  if (!found.parts.length) return;
  const list = document.createElement("ul");
  for (const each of found.parts) {
    const called = box.dataset.kind === "match" && each.verdict === "acceptable" ? "Arguable: counts as right" :
      CALLED[each.verdict];
    const entry = line("li", "", each.verdict);
    entry.appendChild(line("strong", `${SIGNS[each.verdict]} ${called}`));
    if (each.label) entry.appendChild(line("span", each.label, "label"));
    entry.appendChild(line("span", each.feedback));
    list.appendChild(entry);
  }
  out.appendChild(list);
}
function total() {
  let score = [0, 1], of = 0;
  results.forEach((found) => {
    score = fraction(score[0] * found.score[1] + found.score[0] * score[1], score[1] * found.score[1]);
    of += found.maximum;
  });
  const out = document.getElementById("total");
  out.textContent = `Checked so far: ${marks(score)} of ${of} ${marksWord(of)}.`;
}
function check(box) {
  const number = place(box), found = checkAnswer(keyOf(number), responseOf(box, keyOf(number)));
  results.set(number, found);
  show(box, found);
  total();
}
function words(box) {
  const buttons = all(box, ".word");
  const focus = (to) => {
    buttons.forEach((each, index) => { each.tabIndex = index === to ? 0 : -1; });
    buttons[to].focus();
  };
  buttons.forEach((each, index) => {
    each.tabIndex = index ? -1 : 0;
    each.addEventListener("click", () => {
      each.setAttribute("aria-pressed", String(each.getAttribute("aria-pressed") !== "true"));
      buttons.forEach((other) => { other.tabIndex = other === each ? 0 : -1; });
    });
    each.addEventListener("keydown", (event) => {
      const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
      const to = event.key === "Home" ? 0 : event.key === "End" ? buttons.length - 1 : index + (step || NaN);
      if (!(to >= 0 && to < buttons.length)) return;
      event.preventDefault();
      focus(to);
    });
  });
}
function cards(box) {
  const list = box.querySelector(".cards"), told = box.querySelector(".moved");
  const renew = () => all(list, "li").forEach((card, index, every) => {
    card.querySelector(".place").textContent = index + 1;
    card.querySelector(".up").disabled = index === 0;
    card.querySelector(".down").disabled = index === every.length - 1;
  });
  const move = (card, up) => {
    const other = up ? card.previousElementSibling : card.nextElementSibling;
    if (!other) return;
    list.insertBefore(up ? card : other, up ? other : card);
    box.dataset.touched = "yes";
    renew();
    const button = card.querySelector(up ? ".up" : ".down");
    (button.disabled ? card.querySelector(up ? ".down" : ".up") : button).focus();
    const at = Array.from(list.children).indexOf(card) + 1;
    told.textContent = `${card.querySelector(".says").textContent}: now number ${at} of ${list.children.length}.`;
  };
  all(list, "li").forEach((card) => {
    card.querySelector(".up").addEventListener("click", () => move(card, true));
    card.querySelector(".down").addEventListener("click", () => move(card, false));
  });
  renew();
}
all(document, ".item").forEach((box) => {
  if (box.querySelector(".words")) words(box);
  if (box.dataset.kind === "order") cards(box);
  box.querySelector(".check").addEventListener("click", () => check(box));
  const entry = box.querySelector("input[type=text]");
  if (entry) entry.addEventListener("keydown", (event) => { if (event.key === "Enter") check(box); });
  const hint = box.querySelector(".hint");
  if (hint) hint.addEventListener("click", () => {
    const hints = keyOf(place(box)).hints, list = box.querySelector(".hints"), next = list.children.length;
    if (next < hints.length) list.appendChild(line("li", hints[next]));
    if (next + 1 >= hints.length) hint.disabled = true;
  });
});
window.copydesk = {check: (number, response) => checkAnswer(keyOf(number), response)};
