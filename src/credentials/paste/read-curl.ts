import { readJson } from '#src/credentials/read-json.ts';
import { type Found, foundIn, unreadable } from './found.ts';

/** One word of a command: its text, and the offset in the command that each of its characters came from. */
type Word = { text: string; from: readonly number[]; start: number; end: number; code: boolean };

const dataOptions = ['--data', '--data-raw', '--data-binary', '--data-ascii', '--json', '-d'];

/** The JSON that a `curl` command in POSIX quoting sends, as browsers and manuals write it. Never throws. */
export function readCurl(text: string): Found {
  const words = wordsOf(text);
  if (!words) return unreadable('curl', text, 'syntax', text.length);
  const data = words.flatMap((word, at) => dataOf(word, words[at + 1]) ?? []);
  const [body] = data;
  if (!body || data.length > 1) return unreadable('curl', text, 'syntax', data[1]?.start ?? text.length);
  if (body.code || body.text.startsWith('@')) {
    const ignored = [{ reason: 'not-literal', start: body.start, end: body.end } as const];
    return { format: 'curl', entries: [], ignored };
  }
  const place = (offset: number) => body.from[offset] ?? body.end;
  const read = readJson(body.text);
  if (!read.ok) return unreadable('curl', text, read.problem, place(read.at));
  const moved = <Part extends { start: number; end: number }>(part: Part) => ({
    ...part,
    start: place(part.start),
    end: place(part.end - 1) + 1,
  });
  const { entries, ignored } = foundIn(read.node);
  return { format: 'curl', entries: entries.map(moved), ignored: ignored.map(moved) };
}

/** The argument of an option that sends data: the next word, or the rest of this one. */
function dataOf(word: Word, next: Word | undefined): Word | undefined {
  if (dataOptions.includes(word.text)) return next;
  const attached = [...dataOptions.slice(0, -1).map((option) => `${option}=`), '-d'];
  const prefix = attached.find((option) => word.text.startsWith(option));
  if (prefix === undefined) return undefined;
  return { ...word, text: word.text.slice(prefix.length), from: word.from.slice(prefix.length) };
}

/** Undefined where a quote stays open. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02 */
function wordsOf(text: string): readonly Word[] | undefined {
  const words: Word[] = [];
  let at = 0;
  for (;;) {
    while (isSpace(text[at]) || isContinued(text, at))
      at += isContinued(text, at) ? lengthOfContinued(text, at) : 1;
    if (at >= text.length) return words;
    const word = readWord(text, at);
    if (!word) return undefined;
    words.push(word);
    at = word.end;
  }
}

function readWord(text: string, start: number): Word | undefined {
  let out = '';
  const from: number[] = [];
  let quote: '' | '"' | "'" = '';
  let code = false;
  const put = (char: string, place: number) => {
    out += char;
    from.push(place);
  };
  let at = start;
  for (; at < text.length; at += 1) {
    const char = text[at] ?? '';
    const next = text[at + 1];
    if (quote === '' && isSpace(char)) break;
    if (quote !== "'" && isContinued(text, at)) at += lengthOfContinued(text, at) - 1;
    else if (char === quote) quote = '';
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (
      char === '\\' &&
      next !== undefined &&
      (quote === '' || (quote === '"' && '$`"\\'.includes(next)))
    ) {
      at += 1;
      put(next, at);
    } else {
      code ||= quote !== "'" && (char === '$' || char === '`');
      put(char, at);
    }
  }
  return quote === '' ? { text: out, from, start, end: at, code } : undefined;
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
