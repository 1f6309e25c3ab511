import { foundAnywhere, type Found, type FoundEntry, type FoundIgnored } from './found.ts';
import { readTree } from './read-tree.ts';

/**
 * One word of a command: its text, and the offset in the text that each of its characters came from. `code`: the offsets in
 * its own text at which a shell would put something else.
 */
type Word = { text: string; from: readonly number[]; start: number; end: number; code: ReadonlySet<number> };

/**
 * The data that a command sends, such as `curl`, `az rest` or `mgc`, in the quoting of a POSIX shell, of bash (`$'…'`) or of
 * the Windows prompt (`^"`). Undefined where no word of it holds data. Never throws.
 */
export function readCommand(text: string): Found | undefined {
  return (
    readWords(text, { text }) ?? (text.includes('^"') ? readWords(text, withoutCarets(text)) : undefined)
  );
}

type Plain = { text: string; from?: readonly number[] };

/** `from`: where each character of the plain text came from, where that is not the same place. */
function readWords(text: string, { text: plain, from }: Plain): Found | undefined {
  const windows = from !== undefined;
  const words = wordsOf(plain, windows);
  if (!words) return undefined;
  const origin = (offset: number) => (from ? (from[offset] ?? text.length) : offset);
  const entries: FoundEntry[] = [];
  const ignored: FoundIgnored[] = [];
  let holdsData = false;
  for (const [at, word] of words.entries()) {
    const data = dataOf(word);
    if (isFile(word, words[at - 1])) {
      ignored.push({ reason: 'not-literal', start: origin(word.start), end: origin(word.end - 1) + 1 });
      holdsData = true;
    }
    if (!data) continue;
    const place = (offset: number) => origin(data.from[offset] ?? data.end);
    const moved = <Part extends { start: number; end: number }>(part: Part) => ({
      ...part,
      start: place(part.start),
      end: Math.max(place(part.start), place(part.end - 1) + 1),
    });
    const found = foundAnywhere(readTree(data.text));
    for (const entry of found.entries) {
      const isCode = !windows && holdsAny(data.code, entry);
      if (isCode) ignored.push({ reason: 'not-literal', ...moved({ start: entry.start, end: entry.end }) });
      else entries.push(moved(entry));
    }
    ignored.push(...found.ignored.map(moved));
    holdsData ||= found.pairs > 0 || found.entries.length > 0;
  }
  return holdsData ? { format: 'command', entries, ignored } : undefined;
}

/** Asked at each offset of the entry: a command may hold as much code as entries. */
function holdsAny(code: ReadonlySet<number>, { start, end }: FoundEntry): boolean {
  for (let offset = start; offset < end; offset += 1) if (code.has(offset)) return true;
  return false;
}

/** Where the data begins, after the option that it is attached to: `-d{`, `-sd{`, `--data={`. */
function dataOf(word: Word): Word | undefined {
  const starts = ['{', '['].map((mark) => word.text.indexOf(mark)).filter((at) => at !== -1);
  const start = Math.min(...starts);
  if (starts.length === 0) return undefined;
  const before = word.text.slice(0, start).trim();
  if (before !== '' && !(before.startsWith('-') && !before.includes(' '))) return undefined;
  const code = new Set([...word.code].map((offset) => offset - start).filter((offset) => offset >= 0));
  return { ...word, text: word.text.slice(start), from: word.from.slice(start), code };
}

const dataOptions = ['--data', '--data-raw', '--data-binary', '--data-ascii', '--json', '--body', '-d', '-b'];

/** A file in place of the data. */
function isFile(word: Word, before: Word | undefined): boolean {
  const takesData =
    before !== undefined &&
    (dataOptions.includes(before.text) ||
      (before.text.startsWith('-') && !before.text.startsWith('--') && before.text.endsWith('d')));
  return takesData && word.text.startsWith('@') && word.text.length > 1 && word.text !== '@-';
}

/** The caret of the Windows prompt takes the meaning of the mark behind it away. */
function withoutCarets(text: string): Plain {
  const out: string[] = [];
  const from: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '^' && at + 1 < text.length) {
      at += 1;
      // A caret at the end of a line goes on with the next one.
      if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
      if (text[at] === '\n' || text[at] === '\r') continue;
    }
    out.push(text[at] ?? '');
    from.push(at);
  }
  return { text: out.join(''), from };
}

/** Undefined where a quote stays open. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02 */
function wordsOf(text: string, windows: boolean): readonly Word[] | undefined {
  const words: Word[] = [];
  let at = 0;
  for (;;) {
    while (isSpace(text[at]) || isContinued(text, at))
      at += isContinued(text, at) ? lengthOfContinued(text, at) : 1;
    if (at >= text.length) return words;
    const word = readWord(text, at, windows);
    if (!word) return undefined;
    words.push(word);
    at = word.end;
  }
}

function readWord(text: string, start: number, windows: boolean): Word | undefined {
  const out: string[] = [];
  const from: number[] = [];
  const code = new Set<number>();
  let quote: '' | '"' | "'" | "$'" = '';
  const put = (char: string, place: number) => {
    for (let unit = 0; unit < char.length; unit += 1) from.push(place);
    out.push(char);
  };
  let at = start;
  for (; at < text.length; at += 1) {
    const char = text[at] ?? '';
    const next = text[at + 1];
    if (quote === '' && isSpace(char)) break;
    if (quote === "$'" && char === '\\') {
      const read = escapeAt(text, at);
      put(read.text, at);
      at = read.end - 1;
    } else if (quote !== "'" && quote !== "$'" && isContinued(text, at))
      at += lengthOfContinued(text, at) - 1;
    else if (char === quote || (quote === "$'" && char === "'")) quote = '';
    else if (quote === '' && char === '$' && next === "'" && !windows) {
      quote = "$'";
      at += 1;
    } else if (quote === '' && (char === '"' || (char === "'" && !windows))) quote = char;
    else if (
      char === '\\' &&
      next !== undefined &&
      (windows ? next === '"' || next === '\\' : quote === '' || (quote === '"' && '$`"\\'.includes(next)))
    ) {
      at += 1;
      put(next, at);
    } else {
      if (quote !== "'" && quote !== "$'" && (char === '$' || char === '`')) code.add(from.length);
      put(char, at);
    }
  }
  return quote === '' ? { text: out.join(''), from, start, end: at, code } : undefined;
}

const ansiEscapes = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['e', '\u001b'],
  ['f', '\f'],
  ['v', '\v'],
]);

/** https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html */
function escapeAt(text: string, at: number): { text: string; end: number } {
  const mark = text[at + 1] ?? '';
  const most = { x: 2, u: 4, U: 8 }[mark];
  if (most === undefined) return { text: ansiEscapes.get(mark) ?? mark, end: at + 2 };
  let end = at + 2;
  while (end < at + 2 + most && '0123456789abcdefABCDEF'.includes(text[end] ?? ' ')) end += 1;
  const code = Number.parseInt(text.slice(at + 2, end), 16);
  return { text: code <= 0x10ffff ? String.fromCodePoint(code) : mark, end };
}

function isSpace(char: string | undefined): boolean {
  return char !== undefined && ' \t\r\n'.includes(char);
}

function isContinued(text: string, at: number): boolean {
  return text[at] === '\\' && (text[at + 1] === '\n' || text.startsWith('\r\n', at + 1));
}

function lengthOfContinued(text: string, at: number): number {
  return text[at + 1] === '\n' ? 2 : 3;
}
