// Exact decimals as {c: digits, e: exponent}, rounded to 28 digits as Python's are, and numbers as people type
// them. No BigInt and no look-behind: old phones have neither.
const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const LETTER = "A-Za-z\\xaa\\xb5\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02c1\\u0370-\\u0373\\u0376-\\u037d\\u037f" +
  "\\u0386\\u0388-\\u0481\\u048a-\\u0556\\u0561-\\u0587\\u05d0-\\u05ea\\u0620-\\u064a\\u0671-\\u06d3" +
  "\\u0904-\\u0939\\u0958-\\u0961\\u0971-\\u097f\\u0985-\\u09b9\\u0a05-\\u0a39\\u0a85-\\u0ab9\\u0b05-\\u0b39" +
  "\\u0b83-\\u0bb9\\u0c05-\\u0c39\\u0c85-\\u0cb9\\u0d05-\\u0d3a\\u0e01-\\u0e30\\u1e00-\\u1fbc\\u3041-\\u3096" +
  "\\u30a1-\\u30fa\\u3400-\\u9fff\\uac00-\\ud7a3";
const ZEROS = [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0,
  0xf20, 0x1040, 0x17e0, 0x1810, 0xff10];

class Unread extends Error {}

function asciiDigits(text) {
  return text.replace(/[^\x00-\u065f]/g, (c) => {
    const code = c.charCodeAt(0);
    const zero = ZEROS.find((z) => code >= z && code < z + 10);
    return zero === undefined ? c : String(code - zero);
  });
}
const regex = (source, flags) => new RegExp(source.replace(/SPACE/g, SPACE).replace(/LETTER/g, LETTER), flags);
const ENDS = regex("^[SPACE]+|[SPACE]+$", "g");
const trim = (text) => text.replace(ENDS, "");
const GAPS = regex("[SPACE]+");
const wordsOf = (text) => text.split(GAPS).filter((word) => word !== "");
function strip(text, signs, left = true, right = true) {
  let start = 0, end = text.length;
  while (left && start < end && signs.includes(text[start])) start++;
  while (right && end > start && signs.includes(text[end - 1])) end--;
  return text.slice(start, end);
}
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\\/-]/g, "\\$&");

// ---- decimals
function rounded(c, e) {
  c = c.replace(/^0+(?=.)/, "");
  if (c.length <= 28) return {c, e};
  const cut = c.length - 28, rest = c.slice(28), kept = c.slice(0, 28), half = "5" + "0".repeat(cut - 1);
  const up = rest > half || (rest === half && Number(kept[27]) % 2 === 1);
  return up ? rounded(plus(kept, "1"), e + cut) : {c: kept, e: e + cut};
}
function plus(a, b) {
  const size = Math.max(a.length, b.length);
  a = a.padStart(size, "0");
  b = b.padStart(size, "0");
  let out = "", carry = 0;
  for (let i = size - 1; i >= 0; i--) {
    const sum = Number(a[i]) + Number(b[i]) + carry;
    out = (sum % 10) + out;
    carry = sum > 9 ? 1 : 0;
  }
  return carry ? "1" + out : out;
}
const decimal = (text) => {
  const [mantissa, power] = String(text).toLowerCase().split("e");
  const [whole, part] = mantissa.split(".");
  return {c: (whole + (part || "")).replace(/^0+(?=.)/, ""), e: (power ? Number(power) : 0) - (part || "").length};
};
const level = (a, b) => {
  const e = Math.min(a.e, b.e);
  return [a.c + "0".repeat(a.e - e), b.c + "0".repeat(b.e - e), e];
};
function add(a, b) {
  const [one, two, e] = level(a, b);
  return rounded(plus(one, two), e);
}
function times(a, b) {
  const out = new Array(a.c.length + b.c.length).fill(0);
  for (let i = a.c.length - 1; i >= 0; i--) {
    for (let j = b.c.length - 1; j >= 0; j--) {
      const sum = out[i + j + 1] + Number(a.c[i]) * Number(b.c[j]);
      out[i + j + 1] = sum % 10;
      out[i + j] += Math.floor(sum / 10);
    }
  }
  return rounded(out.join(""), a.e + b.e);
}
function compare(a, b) {
  let [one, two] = level(a, b);
  one = one.replace(/^0+/, "");
  two = two.replace(/^0+/, "");
  if (one.length !== two.length) return one.length - two.length;
  return one < two ? -1 : one > two ? 1 : 0;
}
const less = (a, b) => compare(a, b) < 0;
const same = (a, b) => compare(a, decimal(b)) === 0;
function written(d) {
  const adjusted = d.e + d.c.length - 1;
  if (d.e <= 0 && adjusted >= -6) {
    if (d.e === 0) return d.c;
    const c = d.c.padStart(1 - d.e, "0");
    return c.slice(0, d.e) + "." + c.slice(d.e);
  }
  const head = d.c.length > 1 ? d.c[0] + "." + d.c.slice(1) : d.c;
  return head + "E" + (adjusted < 0 ? "" : "+") + adjusted;
}

// ---- number words
const numeral = (word) => (typeof word === "string" && Object.prototype.hasOwnProperty.call(LEXICON.numerals, word) ?
  LEXICON.numerals[word] : null); // [value, kind, system, first form]
const quoted = (word) => (word.includes("'") ? `"${word}"` : `'${word}'`);
const ZERO = decimal("0"), ONE = decimal("1");
const isText = (token) => typeof token === "string";

function valueOf(tokens) {
  const stack = [];
  let index = 0, joined = false, afterScale = false;
  const top = () => stack[stack.length - 1];
  const push = (value, room, word) => {
    if (stack.length && (!less(value, top().room) || same(top().room, "1") || same(value, "0"))) {
      throw new Unread(`${quoted(isText(word) ? word : written(word))} cannot follow here`);
    }
    stack.push({value, size: room, room});
  };
  while (index < tokens.length) {
    const token = tokens[index], following = index + 1 < tokens.length ? tokens[index + 1] : null;
    index++;
    if (!isText(token)) {
      push(token, ONE, token);
      afterScale = joined = false;
      continue;
    }
    if (token === "and") {
      if (!stack.length || following === null || joined) throw new Unread("'and' stands alone");
      joined = true;
      continue;
    }
    joined = false;
    if (token === "a" || token === "an") {
      const after = numeral(following);
      if (!after || (after[1] !== "scale" && after[1] !== "fraction")) {
        throw new Unread(`'${token}' without a number word behind it`);
      }
      if (after[1] === "scale" && !(stack.length && same(top().room, "0"))) push(ONE, ONE, token);
      afterScale = false;
      continue;
    }
    if (token === "of" && stack.length && same(top().room, "0")) continue;
    if (token === "point") {
      const [digits, next] = decimals(tokens, index);
      index = next;
      if (!digits || !stack.length) throw new Unread("'point' without digits");
      stack.push({value: decimal("0." + digits), size: ZERO, room: ZERO});
      continue;
    }
    let record;
    if (token === "three" && (following === "quarters" || following === "quarter")) {
      record = numeral("three quarters");
      index++;
    } else {
      record = numeral(token);
      if (!record) throw new Unread(`${quoted(token)} is no number word`);
    }
    const value = decimal(record[0]);
    if (record[1] === "unit") push(value, ONE, token);
    else if (record[1] === "ten") push(value, decimal("10"), token);
    else if (record[1] === "fraction") {
      const after = numeral(following), scaled = Boolean(after && after[1] === "scale");
      const part = stack.length && !less(top().size, decimal("1000")) && !scaled ? top().size : ONE;
      if (stack.length && same(part, "1") && !scaled && !["1", "10", "100"].some((n) => same(top().room, n))) {
        throw new Unread(`${quoted(token)} cannot follow here`);
      }
      stack.push({value: times(value, part), size: ZERO, room: ZERO});
    } else scale(stack, value, token, afterScale);
    afterScale = record[1] === "scale";
  }
  if (!stack.length || joined) throw new Unread("no number");
  return stack.reduce((sum, part) => add(sum, part.value), ZERO);
}
function decimals(tokens, index) {
  let digits = "";
  while (index < tokens.length && isText(tokens[index])) {
    const word = numeral(tokens[index]);
    if (!word || (word[1] !== "unit" && word[1] !== "ten")) break;
    if (word[1] === "unit" && Number(word[0]) <= 9) {
      digits += Number(word[0]);
      index++;
      continue;
    }
    if (digits) break;
    const ones = word[1] === "ten" && index + 1 < tokens.length ? numeral(tokens[index + 1]) : null;
    if (ones && ones[1] === "unit" && Number(ones[0]) > 0 && Number(ones[0]) <= 9) {
      return [String(Number(word[0]) + Number(ones[0])), index + 2];
    }
    return [String(Number(word[0])), index + 1];
  }
  return [digits, index];
}
function scale(stack, size, word, repeated) {
  let amount = ZERO, room = ZERO;
  const none = () => same(room, "0");
  while (stack.length) {
    const part = stack[stack.length - 1], order = compare(part.size, size);
    if (!(order < 0 || (repeated && none() && order === 0))) break;
    stack.pop();
    amount = add(amount, part.value);
    if (none()) room = repeated && less(decimal("100"), part.size) ? times(size, part.room) : size;
  }
  if (none()) throw new Unread(`${quoted(word)} without a number before it`);
  const value = times(amount, size);
  if (stack.length && !less(value, stack[stack.length - 1].room)) {
    throw new Unread(`${quoted(word)} cannot follow here`);
  }
  stack.push({value, size, room});
}

// ---- digits and whole answers
function readDigits(text) {
  if (/^(?:\d+(?:\.\d+)?|\.\d+)$/.test(text)) return [decimal(text), "none"];
  let grouping;
  if (/^[1-9]\d?[,'’ ]\d{3}(?:\.\d+)?$/.test(text)) grouping = "either";
  else if (/^[1-9]\d{0,2}(?:([,'’ ])\d{3})(?:\1\d{3})*(?:\.\d+)?$/.test(text)) grouping = "international";
  else if (/^[1-9]\d?(?:([,'’ ])\d{2})(?:\1\d{2})*\1\d{3}(?:\.\d+)?$/.test(text)) grouping = "indian";
  else {
    if (text.split(".").length > 2) throw new Unread("there is more than one decimal point");
    const whole = text.split(".")[0];
    if ((text.split(".")[1] || "").includes(",")) throw new Unread("a comma stands behind the decimal point");
    const separators = whole.match(/[,'’ ]/g) || [];
    if (!/^\d+(?:[,'’ ]\d+)+(?:\.\d+)?$/.test(text) || new Set(separators).size > 1) {
      throw new Unread("the digits cannot be read as one number");
    }
    if (separators[0] === " ") throw new Unread("there is more than one number");
    if (separators.length === 1 && !text.includes(".")) {
      throw new Unread("the comma could group digits or mark decimals");
    }
    grouping = "wrong";
  }
  return [decimal(text.replace(/[,'’ ]/g, "")), grouping];
}

const TOKEN = regex(
  "(\\d+(?:[,.'’]\\d+| \\d{2,3}(?!\\d))*(?:[eE]\\+?\\d{1,2}(?![LETTER\\d_.]))?|\\.\\d+)" +
  "|([SPACE]*[x×*][SPACE]*10[SPACE]*\\^[SPACE]*\\d{1,2}(?!\\d))" +
  "|([\\u0900-\\u097f]+|[LETTER]+(?:['’][LETTER]+)?)|([^LETTER\\d_SPACE])", "y");
const SMALL = ["and", "a", "an", "of", "point"];

function numberTokens(text) {
  const tokens = [], scales = [];
  let grouping = "none", end = 0, place = 0, allWords = true;
  for (;;) {
    TOKEN.lastIndex = place;
    const m = TOKEN.exec(text);
    if (!m) break;
    const token = m[0], stop = place + token.length, last = tokens[tokens.length - 1];
    const digits = m[1] !== undefined;
    if (digits) {
      const [mantissa, exponent] = token.toLowerCase().split("e");
      if (/^\d{1,3}\.000$/.test(mantissa)) throw new Unread("the point could group digits or mark decimals");
      const [value, found] = readDigits(mantissa);
      tokens.push(exponent ? rounded(value.c, value.e + Number(exponent)) : value);
      if (found !== "none" && grouping !== "wrong") grouping = found;
      allWords = false;
      end = stop;
      const joined = regex("^([A-Za-z]{1,3})(?![LETTER\\d])").exec(text.slice(end));
      if (joined && LEXICON.suffixes[joined[1]]) {
        tokens.push(LEXICON.suffixes[joined[1]]);
        scales.push(LEXICON.suffixes[joined[1]]);
        end += joined[0].length;
      }
    } else if (m[2] !== undefined && tokens.length && !isText(last)) {
      tokens[tokens.length - 1] = rounded(last.c, last.e + Number(token.split("^")[1]));
      end = stop;
    } else if (m[3] !== undefined && "万萬億亿兆京".includes(token[0])) {
      let whole = true;
      for (const sign of token) {
        if (!numeral(sign)) { whole = false; break; }
        tokens.push(sign);
        scales.push(sign);
        end = place + token.indexOf(sign) + 1;
      }
      if (!whole) break;
      place = end;
      continue;
    } else if (m[3] !== undefined) {
      const word = token.toLowerCase(), record = numeral(word);
      if (!tokens.length && ["and", "of", "point"].includes(word)) break;
      if (record || SMALL.includes(word)) {
        tokens.push(word);
        if (record) {
          end = stop;
          if (record[1] === "scale") scales.push(record[3]);
        }
      } else if (word === "quarters" && last === "three") {
        tokens.push(word);
        end = stop;
      } else if (tokens.length && !isText(last) && LEXICON.suffixes[token] && !/^[a-z]$/.test(token)) {
        tokens.push(LEXICON.suffixes[token]);
        scales.push(LEXICON.suffixes[token]);
        end = stop;
      } else break;
    } else if (!(m[4] !== undefined && "-,".includes(token) && tokens.length && isText(last))) break;
    place = digits ? end : stop;
    while (text[place] === " ") place++;
  }
  while (tokens.length && SMALL.includes(tokens[tokens.length - 1])) tokens.pop();
  return {tokens, scales, grouping, end, allWords};
}

function systemOf(scales, grouping, allWords) {
  const systems = scales.map(numeral).filter(Boolean).map((record) => record[2]);
  if (systems.includes("east-asian")) return "east-asian";
  if (systems.includes("indian") || grouping === "indian") return "indian";
  if (systems.includes("international") || grouping === "international" || grouping === "either") {
    return "international";
  }
  if (allWords) return "words";
  return scales.some((name) => name !== "hundred" && name !== "dozen") ? "international" : "plain";
}

let patterns = null;
function numberPatterns() {
  const ends = (form) => escaped(form) + (regex("[LETTER\\d]$").test(form) ? "(?![LETTER\\d_])" : "");
  const any = (forms, each) => forms.map(each).join("|");
  patterns = patterns || {
    hedgeBefore: regex(`^(?:${any(LEXICON.hedgesBefore, ends)})[SPACE]*`, "i"),
    hedgeAfter: regex(`^[SPACE]*(?:${any(LEXICON.hedgesAfter, ends)})`, "i"),
    unitBefore: regex(`^(${any(LEXICON.unitsBefore, escaped)})(?![LETTER])\\.?[SPACE]*`, "i"),
    unitAfter: regex(`^(?:${any(LEXICON.unitsAfter, escaped)})(?![LETTER\\d_])`, "i"),
  };
  return patterns;
}

function parseNumber(text) {
  if (Array.from(text).length > 300) throw new Unread("this is too long for a number");
  text = asciiDigits(text);
  for (const [sign, word] of [["½", "a half"], ["¼", "a quarter"], ["¾", "three quarters"]]) {
    text = text.replace(regex(`(\\d)[SPACE]*${sign}`, "g"), `$1 and ${word}`).split(sign).join(` ${word} `);
  }
  text = asciiDigits(text.normalize("NFKC").replace(/\u2212|\u2011/g, "-"));
  text = trim(text.replace(regex("[SPACE\\u200b\\u200e\\u200f\\ufeff]+", "g"), " "));
  text = strip(text, "\"“”");
  const {hedgeBefore, hedgeAfter, unitBefore, unitAfter} = numberPatterns();
  let hedge = null, unit = false, negative = false, m;
  while (text) {
    if ((m = hedgeBefore.exec(text)) && m[0].length < text.length) {
      hedge = hedge || trim(m[0]);
      text = text.slice(m[0].length);
    } else if (!unit && (m = unitBefore.exec(text)) && m[0].length < text.length) {
      unit = true;
      text = text.slice(m[0].length);
    } else if (!negative && (m = regex("^(?:-|minus(?![LETTER\\d_]))[SPACE]*", "i").exec(text))) {
      negative = true;
      text = text.slice(m[0].length);
    } else if ("+=:".includes(text[0])) text = text.slice(1).replace(/^ +/, "");
    else break;
  }
  const {tokens, scales, grouping, end, allWords} = numberTokens(text);
  if (!tokens.length) throw new Unread("there is no number in it");
  const value = valueOf(tokens);
  let rest = text.slice(end);
  if ((m = hedgeAfter.exec(rest))) {
    hedge = hedge || trim(m[0]);
    rest = rest.slice(m[0].length);
  }
  rest = strip(strip(rest, " -", true, false), " .!", false, true);
  if ((m = unitAfter.exec(rest))) rest = rest.slice(m[0].length);
  const others = rest.toLowerCase().match(regex("\\d|[LETTER]+", "g")) || [];
  if (others.some((word) => numeral(word) || /^\d$/.test(word))) throw new Unread("there is more than one number");
  return {value, negative, system: systemOf(scales, grouping, allWords), grouping, scales, inWords: allWords,
    hedge, modifier: hedge ? LEXICON.meaning[hedge.toLowerCase()] : null};
}

function writtenIn(number, style) {
  const indian = number.system === "indian", valid = number.grouping !== "wrong", scaled = number.scales.length > 0;
  const digits = (name) => !scaled && !number.inWords && (number.grouping === name || number.grouping === "either" ||
    (number.grouping === "none" && less(number.value, decimal("1000"))));
  switch (style) {
    case "indian-digits": return digits("indian");
    case "international-digits": return digits("international");
    case "indian-words": return indian && scaled && valid;
    case "international-scale": return scaled && !indian && number.system !== "east-asian" && valid;
    case "east-asian": return number.system === "east-asian";
    case "plain": return number.grouping === "none" && !scaled && !number.inWords;
    case "words": return number.inWords && !indian;
    default: return number.inWords && (indian || !scaled);
  }
}
