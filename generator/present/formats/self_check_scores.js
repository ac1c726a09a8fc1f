// The scores and words of generator.exercises.checking, on the page. Scores are [numerator, denominator].
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function fraction(a, b) {
  const common = (x, y) => (y ? common(y, x % y) : x);
  const d = common(Math.abs(a), b) || 1;
  return [a / d, b / d];
}
const atLeastZero = (a, b) => (a > 0 ? fraction(a, b) : [0, 1]);

// ---- what is said: [verdict, rule, words, tempting, not claimed], at most 60 words
function clip(text, limit) {
  const parts = wordsOf(text);
  return parts.length <= limit ? parts.join(" ") : parts.slice(0, limit).join(" ") + " …";
}
function spoken([verdict, rule, words, tempting, notClaimed]) {
  const mark = words && ".!?…".includes(Array.from(words).pop()) ? "" : ".";
  const proof = words ? `In the text: “${words}”${mark}` : "";
  return [verdict, rule, proof, tempting, notClaimed].filter((part) => part).join(" ");
}
function say(verdict, rule, words = "", tempting = "", notClaimed = "") {
  const size = (...parts) => parts.reduce((sum, part) => sum + wordsOf(part).length, 0);
  let room = 60 - size(verdict, rule, tempting, notClaimed) - 4;
  if (words && wordsOf(words).length > room && room < 8) {
    notClaimed = "";
    room = 60 - size(verdict, rule, tempting) - 4;
  }
  if (words && wordsOf(words).length > room) words = room >= 3 ? clip(words, room) : "";
  if (size(verdict, rule, tempting, notClaimed) > 60) notClaimed = "";
  if (size(verdict, rule, tempting) > 60) tempting = "";
  return spoken([verdict, rule, words, tempting, notClaimed]);
}

// ---- typed days
const leap = (y) => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
const monthDays = (y, m) => [31, leap(y) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1];
function makeDay(y, m, d) {
  if (y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > monthDays(y, m)) return null;
  let ordinal = 365 * (y - 1) + Math.floor((y - 1) / 4) - Math.floor((y - 1) / 100) + Math.floor((y - 1) / 400) + d;
  for (let month = 1; month < m; month++) ordinal += monthDays(y, month);
  return {y, m, d, ordinal, weekday: (ordinal + 6) % 7};
}
const isoDay = (text) => makeDay(...text.split("-").map(Number));
function nearYear(digits, near) {
  if (digits.length === 4) return Number(digits);
  const century = near - (near % 100);
  const years = [-100, 0, 100].map((step) => century + step + Number(digits));
  return years.reduce((best, year) => (Math.abs(year - near) < Math.abs(best - near) ? year : best));
}
function dayResult(found, weekday = null, yearGiven = true) {
  let dates = [];
  for (const day of found) if (day && !dates.some((other) => other.ordinal === day.ordinal)) dates.push(day);
  if (!dates.length) return {dates, weekday, yearGiven: true, problem: "there is no such day in the calendar"};
  if (weekday !== null && dates.length > 1) {
    const fitting = dates.filter((day) => day.weekday === weekday);
    if (fitting.length) dates = fitting;
  }
  return {dates, weekday, yearGiven, problem: ""};
}
function parseDay(text, near) {
  const no = (problem) => ({dates: [], weekday: null, yearGiven: true, problem});
  const clean = strip(trim(asciiDigits(text)).toLowerCase(), " .!?");
  if (!clean) return no("nothing was typed");
  let m = /^(\d{4})(\d{2})(\d{2})$/.exec(clean);
  if (m) return dayResult([makeDay(Number(m[1]), Number(m[2]), Number(m[3]))]);
  const tokens = clean.match(/\d+(?:st|nd|rd|th)?(?![a-z])|[a-z]+/g) || [];
  const short = {sept: "sep", thur: "thu", thurs: "thu", tues: "tue"};
  const named = (word, names) => {
    if (word.length < 3) return -1;
    const head = Object.prototype.hasOwnProperty.call(short, word) ? short[word] : word;
    return names.findIndex((name) => name.toLowerCase().startsWith(head));
  };
  const first = (names) => {
    for (const word of tokens) if (named(word, names) >= 0) return named(word, names);
    return null;
  };
  const weekday = first(WEEKDAYS), month = first(MONTHS);
  const filler = ["on", "the", "of", "in", "it", "was", "is", "day", "date"];
  const strange = tokens.find((word) => /^[a-z]/.test(word) && !filler.includes(word) &&
    named(word, WEEKDAYS) < 0 && named(word, MONTHS) < 0);
  if (strange !== undefined) return no(`“${strange}” is not part of a date`);
  const numbers = tokens.filter((word) => /^\d/.test(word)).map((word) => word.replace(/\D/g, ""));
  if (month !== null) {
    const years = numbers.filter((n) => n.length === 4), days = numbers.filter((n) => n.length <= 2);
    if (years.length + days.length !== numbers.length || years.length > 1 || days.length < 1 || days.length > 2 ||
        (years.length && days.length > 1)) return no("give one day, one month and one year");
    const digits = years[0] || days[1] || "";
    const year = digits ? nearYear(digits, near.y) : near.y;
    return dayResult([makeDay(year, month + 1, Number(days[0]))], weekday, Boolean(digits));
  }
  const digits = trim(clean.replace(/[a-z,]+/g, " "));
  const gap = "[SPACE]*[-/.SPACE][SPACE]*";
  if ((m = regex(`^(\\d{4})${gap}(\\d{1,2})${gap}(\\d{1,2})$`).exec(digits))) {
    return dayResult([makeDay(Number(m[1]), Number(m[2]), Number(m[3]))], weekday);
  }
  if ((m = regex(`^(\\d{1,2})${gap}(\\d{1,2})(?:${gap}(\\d{4}|\\d{2}))?$`).exec(digits))) {
    const one = Number(m[1]), two = Number(m[2]), year = m[3] ? nearYear(m[3], near.y) : near.y;
    return dayResult([makeDay(year, two, one), makeDay(year, one, two)], weekday, Boolean(m[3]));
  }
  if (weekday !== null && !numbers.length) return no("a weekday alone is not a date: give day and month");
  return no("it cannot be read as a date");
}

// ---- typed answers: [score, what is said]
const folded = (text) => Array.from(text).map((c) => (c === "ı" ? c : c.toUpperCase().toLowerCase())).join("")
  .replace(/ς/g, "σ");
const plainText = (text) => strip(wordsOf(folded(text.replace(/’/g, "'").replace(/[“”]/g, '"'))).join(" "), " .");

function typedNumber(q, text) {
  let number;
  try { number = parseNumber(text); } catch (error) {
    if (!(error instanceof Unread)) throw error;
    return [[0, 1], say("This could not be read as a number.", `The reason: ${error.message}. Type one number.`)];
  }
  const equals = (key) => same(number.value, key.replace(/^-/, "")) &&
    (key.startsWith("-") === number.negative || same(number.value, "0"));
  if (!equals(q.answer)) {
    const known = q.known.find((each) => equals(each[0]));
    return known ? [known[1], known[2]] : [[0, 1], spoken(q.wrong)];
  }
  let quarters = 4;
  const remarks = [];
  if (number.grouping === "wrong") {
    quarters = 2;
    remarks.push("The commas stand where neither system puts them.");
  } else if (q.style && !writtenIn(number, q.style)) {
    quarters = 2;
    remarks.push(`The question asks for ${q.styleName}.`);
  }
  if (q.hedge !== null) {
    if (number.modifier === null) {
      quarters--;
      remarks.push(`“${q.hedge}” was left out: without it the number looks exact.`);
    } else if (number.modifier !== q.modifier) {
      quarters--;
      remarks.push(`“${number.hedge}” does not mean the same as “${q.hedge}”.`);
    }
  }
  if (!remarks.length) return [[1, 1], spoken(q.right)];
  const verdict = "The value is right, but not the way it is written.";
  return [fraction(quarters, 4), say(verdict, `${remarks.join(" ")} Asked for: ${q.shown}.`)];
}
function typedDate(q, text) {
  const answer = isoDay(q.answer), typed = parseDay(text, answer);
  if (typed.problem) {
    const rule = `The reason: ${typed.problem}. Type it like 5 March 2021.`;
    return [[0, 1], say("This could not be read as a date.", rule)];
  }
  const has = (day) => typed.dates.some((each) => each.ordinal === day.ordinal);
  if (has(answer)) {
    if (q.needsYear && !typed.yearGiven) {
      return [[1, 2], say("Almost: the year belongs to the day.", q.right[1], q.rightWords)];
    }
    let remark = "";
    if (typed.dates.length > 1) {
      const [one, two] = typed.dates;
      remark = `Your numbers can be read as ${one.d} ${MONTHS[one.m - 1]} or ${two.d} ${MONTHS[two.m - 1]}: ` +
        "write the month as a word.";
    } else if (typed.weekday !== null && typed.weekday !== answer.weekday) {
      remark = `The date is right; it was not a ${WEEKDAYS[typed.weekday]} but a ${WEEKDAYS[answer.weekday]}.`;
    }
    if (!remark) return [[1, 1], spoken(q.right)];
    return [[1, 1], say(q.right[0], `${remark} ${q.right[1]}`, q.rightWords, "", q.right[4])];
  }
  const known = q.known.find((each) => has(isoDay(each[0])));
  if (known) return [known[1], known[2]];
  if (typed.dates.some((day) => (day.ordinal - answer.ordinal) % 7 === 0 &&
      Math.abs(day.ordinal - answer.ordinal) <= 28)) {
    return [[1, 2], say("Right weekday, wrong week.", q.wrong[1], q.wrongWords)];
  }
  return [[0, 1], spoken(q.wrong)];
}
function typedWords(q, text) {
  const given = plainText(text);
  if (q.accept.some((form) => plainText(form) === given)) return [[1, 1], spoken(q.right)];
  const known = q.known.find((each) => plainText(each[0]) === given);
  return known ? [known[1], known[2]] : [[0, 1], spoken(q.wrong)];
}

// ---- the six interactions
const verdictOf = ([a, b]) => (a === b ? "right" : a ? "partial" : "wrong");
const shortly = ([a, b], empty) => (empty ? "No answer yet." : a === b ? "Right." : a ? "Partly right." : "Not yet.");
const outcome = (score, maximum, summary, parts) => ({score, maximum, summary, parts});
const part = (id, label, verdict, feedback) => ({id, label, verdict, feedback});
const marksWord = (n) => (n === 1 ? "mark" : "marks");

function checkChoice(q, chosen) {
  const hits = chosen.filter((id) => q.key.includes(id)).length, extras = chosen.length - hits;
  const score = q.key.length === 0 ? [extras === 0 ? 1 : 0, 1] : atLeastZero(hits - extras, q.key.length);
  const parts = q.options.filter(([id]) => chosen.includes(id) ||
    (q.multiple && chosen.length && q.key.includes(id)));
  return outcome(score, 1, shortly(score, !chosen.length && q.key.length > 0), parts.map(([id, label, said]) =>
    part(id, label, chosen.includes(id) ? (q.key.includes(id) ? "right" : "wrong") : "missed", said)));
}
function checkTyped(q, text) {
  const empty = !trim(text);
  const how = {number: typedNumber, date: typedDate, text: typedWords}[q.expects];
  const [score, said] = empty ? [[0, 1], say("Nothing was typed.", "Type your answer, then check it.")] : how(q, text);
  return outcome(score, 1, shortly(score, empty), [part("", "", verdictOf(score), said)]);
}
function checkHottext(q, marked) {
  const chosen = q.tokens.filter((token) => marked.includes(token[0]));
  const core = q.tokens.filter((token) => token[2] === "core");
  const hits = chosen.filter((token) => token[2] === "core").length;
  const extras = chosen.filter((token) => token[2] === "neutral").length;
  const free = q.select !== null && hits + extras <= q.select;
  const score = core.length === 0 ? [extras === 0 ? 1 : 0, 1] :
    atLeastZero(2 * hits - (free ? 0 : extras), 2 * core.length);
  const verdicts = {core: "right", acceptable: "acceptable", neutral: "wrong"};
  const parts = chosen.map((token) => part(token[0], token[1], verdicts[token[2]], token[3] || q.otherwise));
  if (marked.length) {
    for (const token of core) {
      if (!marked.includes(token[0])) {
        parts.push(part(token[0], token[1], "missed", token[4] || token[3] || q.otherwise));
      }
    }
  }
  let summary;
  if (core.length === 0) {
    summary = extras ? `Nothing here has to be marked; ${extras} ${marksWord(extras)} too many.` :
      "Right: nothing here has to be marked.";
  } else if (!chosen.length) {
    summary = `Nothing is marked yet: there ${core.length === 1 ? "is" : "are"} ${core.length} to find.`;
  } else {
    summary = `Found ${hits} of ${core.length}`;
    if (extras) summary += `; ${extras} ${marksWord(extras)} too many`;
    if (q.select !== null && hits + extras > q.select) {
      summary += `. Only ${q.select} ${q.select === 1 ? "mark was" : "marks were"} asked for`;
    }
    summary += ".";
  }
  return outcome(score, 1, summary, parts);
}
function checkMatch(q, pairs) {
  const given = new Map(pairs), names = new Map(q.targets), confusions = new Map();
  let right = 0;
  const parts = q.rows.map(([id, label, key, accept, said]) => {
    const chosen = given.get(id);
    if (chosen === undefined) return part(id, label, "missed", "Not answered yet. Choose one answer for this row.");
    const verdict = chosen === key ? "right" : accept.includes(chosen) ? "acceptable" : "wrong";
    if (verdict === "wrong") {
      const pair = JSON.stringify([key, chosen]);
      confusions.set(pair, (confusions.get(pair) || 0) + 1);
    } else right++;
    return part(id, label, verdict, said[chosen]);
  });
  if (!pairs.length) return outcome([0, 1], q.rows.length, "No row is answered yet.", parts);
  let summary = `${right} of ${q.rows.length} rows right.`;
  const sorted = Array.from(confusions, ([pair, count]) => [...JSON.parse(pair), count]);
  sorted.sort((a, b) => b[2] - a[2] || (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : 1));
  for (const [key, target, count] of sorted) {
    if (count >= 2) summary += ` ${count} times: “${names.get(target)}” chosen where it is “${names.get(key)}”.`;
  }
  return outcome([right, 1], q.rows.length, summary, parts);
}
function keptCards(order, before) {
  const place = new Map(order.map((id, index) => [id, index]));
  const turned = before.filter(([one, two]) => place.get(one) > place.get(two));
  const fits = (kept) => !turned.some(([one, two]) => kept.includes(one) && kept.includes(two));
  const pick = (start, kept, size) => {
    if (kept.length === size) return fits(kept) ? kept : null;
    for (let i = start; i <= order.length - (size - kept.length); i++) {
      const found = pick(i + 1, kept.concat(order[i]), size);
      if (found) return found;
    }
    return null;
  };
  for (let size = order.length; size > 0; size--) {
    const found = pick(0, [], size);
    if (found) return found;
  }
  return [];
}
function checkOrder(q, order) {
  if (!order.length) return outcome([0, 1], 1, "The cards are not in order yet.", []);
  const place = new Map(order.map((id, index) => [id, index])), pairs = q.before.length;
  const right = q.before.filter(([one, two]) => place.get(one) < place.get(two)).length;
  const score = atLeastZero(2 * right - pairs, pairs);
  if (right === pairs) {
    return outcome(score, 1, "Right: every card that the text can place stands in its place.",
      [part("", "", "right", q.right)]);
  }
  const kept = keptCards(order, q.before), moving = order.length - kept.length;
  const parts = [part("", "", score[0] ? "partial" : "wrong", q.wrong)];
  for (const [id, label, said] of q.cards) if (!kept.includes(id)) parts.push(part(id, label, "wrong", said));
  return outcome(score, 1,
    `Move ${moving} ${moving === 1 ? "card" : "cards"}: ${right} of ${pairs} pairs stand in order.`, parts);
}
function checkWritten(text) {
  return outcome([0, 1], 0, trim(text) ? "Written answers are not marked by the program." :
    "Nothing was written yet.", []);
}
const lowered = (summary) => summary[0].toLowerCase() + summary.slice(1);
function checkTwoParts(q, {a, b}) {
  if (!a.length && !b.length) return outcome([0, 1], 2, "No answer yet.", []);
  const first = checkChoice(q.a, a), second = checkHottext(q.b, b);
  const whole = ({score}) => score[0] === score[1];
  let summary = `Part A: ${lowered(first.summary)} Part B: ${lowered(second.summary)}`;
  if (whole(second) && !whole(first)) summary += " Part B counts only with Part A.";
  const score = [whole(first) ? 1 + Number(whole(second)) : 0, 1];
  return outcome(score, 2, summary, first.parts.concat(second.parts));
}
function checkAnswer(q, response) {
  switch (q.kind) {
    case "two-part": return checkTwoParts(q, response);
    case "choice": return checkChoice(q, response);
    case "text-entry": return checkTyped(q, response);
    case "hottext": return checkHottext(q, response);
    case "match": return checkMatch(q, response);
    case "order": return checkOrder(q, response);
    default: return checkWritten(response);
  }
}
