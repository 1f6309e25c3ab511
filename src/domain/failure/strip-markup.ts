/** Elements whose content is not text for people. */
const hidden: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'math',
  'iframe',
  'object',
]);
/** Elements that only a whole page has. */
const pageOnly: ReadonlySet<string> = new Set(['!doctype', 'html', 'head', 'body', 'title', 'meta', 'link']);
/** Elements within a line, which end no word. */
const inline: ReadonlySet<string> = new Set([
  'a',
  'b',
  'i',
  'em',
  'strong',
  'span',
  'wbr',
  'font',
  'u',
  'small',
]);

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

export type Words = {
  /** Keeps only the title of a page, or its first heading; '' where it has neither. */
  text: string;
  page: boolean;
};

/** Controls, and characters that turn what stands around them: https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters */
const controls = /(?![\t\n\r])\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text of a stranger without tags, scripts, styles and controls. Reads every character a fixed number of times. */
export function stripMarkup(text: string): Words {
  let words: Words = { text: text.replace(controls, ''), page: false };
  // What was escaped may be markup again once it is decoded.
  for (let round = 0; round < 4 && hasMarkup(words.text); round += 1) {
    const { text: stripped, page } = withoutTags(words.text);
    words = { text: decoded(stripped).replace(controls, ''), page: words.page || page };
  }
  return hasMarkup(words.text) ? { ...words, text: withoutTags(words.text).text } : words;
}

/** Whether a page or a script begins in it before `end`. */
export function hasPage(text: string, end = text.length): boolean {
  const at = text.search(/<(?:!doctype|html|head|body|script|style|title)\b/i);
  return at >= 0 && at < end;
}

function hasMarkup(text: string): boolean {
  return /<[a-z!/?]/i.test(text);
}

function withoutTags(text: string): Words {
  // ASCII alone, so that every place is the same in both.
  const lower = text.replace(/[A-Z]/g, (char) => char.toLowerCase());
  const name = /[a-z!?][a-z0-9:_-]{0,40}/y;
  let out = '';
  let lead: string | undefined;
  let title = '';
  let heading = '';
  let headingFrom: number | undefined;
  let at = 0;
  while (at < text.length) {
    const tag = nextTag(text, at);
    out += text.slice(at, tag);
    if (tag === text.length) break;
    const closing = text[tag + 1] === '/';
    name.lastIndex = tag + (closing ? 2 : 1);
    const element = name.exec(lower)?.[0] ?? '';
    const end = endOfTag(text, tag, element);
    at = end;
    if (pageOnly.has(element)) lead ??= out;
    if (!inline.has(element)) out += ' ';
    if (element === 'h1' || element === 'h2') {
      if (!closing) headingFrom ??= out.length;
      else if (heading === '' && headingFrom !== undefined) heading = out.slice(headingFrom);
    }
    if (closing) continue;
    if (element === 'title' || hidden.has(element)) {
      const close = lower.indexOf(`</${element}`, end);
      if (element === 'title' && title === '') title = text.slice(end, close < 0 ? undefined : close);
      at = close < 0 ? text.length : close;
    }
  }
  if (lead === undefined) return { text: oneLine(out), page: false };
  return { text: oneLine(`${lead} ${title.trim() === '' ? heading : title}`), page: true };
}

function nextTag(text: string, from: number): number {
  for (let at = text.indexOf('<', from); at >= 0; at = text.indexOf('<', at + 1))
    if (hasMarkup(text.slice(at, at + 2))) return at;
  return text.length;
}

/** Behind the tag that begins at `start`; where nothing ends it, the end of the text. */
function endOfTag(text: string, start: number, element: string): number {
  if (element.startsWith('!--')) {
    const end = text.indexOf('-->', start);
    return end < 0 ? text.length : end + 3;
  }
  let quote = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (quote !== '') quote = char === quote ? '' : quote;
    // A quote counts behind an equals sign alone, as an attribute's value has it.
    else if ((char === '"' || char === "'") && text[at - 1] === '=') quote = char;
    else if (char === '>') return at + 1;
  }
  return text.length;
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,5}));/gi, (whole, decimal, hex, word) => {
    if (typeof word === 'string') return entities[word.toLowerCase()] ?? whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 31 && code <= 0x10_ffff ? String.fromCodePoint(code).toWellFormed() : ' ';
  });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
