import type { Found, FoundEntry, FoundIgnored } from './found.ts';

/**
 * Lines of `KEY=value` or `KEY: value`, as dotenv has them: `export`, comments, quotes, several lines within quotes, and
 * `\n` and `\r` within double quotes.
 *
 * Not read by dotenv itself, which returns an object: it has no line numbers, keeps the last of repeated keys, passes over
 * what it cannot read without a word, and leaves the text in memory as the last match of its regular expression. And in one
 * point this differs: an unquoted value ends at ` #` as in a shell, not at any `#`, since secrets hold such characters.
 */
export function readEnv(text: string): Found {
  const entries: FoundEntry[] = [];
  const ignored: FoundIgnored[] = [];
  for (let at = 0; at < text.length;) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end);
    const pair = line.trim() === '' || line.trim().startsWith('#') ? undefined : readPair(text, at, end);
    if (line.trim() === '') ignored.push({ reason: 'blank', start: at, end });
    else if (line.trim().startsWith('#')) ignored.push({ reason: 'comment', start: at, end });
    else if (!pair) ignored.push({ reason: 'not-a-pair', start: at, end });
    else {
      entries.push(pair.entry);
      if (pair.comment !== undefined)
        ignored.push({ reason: 'comment', start: pair.comment, end: pair.next });
    }
    at = afterBreak(text, pair?.next ?? end);
  }
  return { format: 'env', entries, ignored };
}

type PairRead = { entry: FoundEntry; comment?: number; next: number };

function readPair(text: string, start: number, end: number): PairRead | undefined {
  const equals = text.indexOf('=', start);
  const colon = text.indexOf(': ', start);
  const candidates = [equals, colon].filter((at) => at !== -1 && at < end);
  const mark = Math.min(...candidates);
  if (candidates.length === 0) return undefined;
  const key = keyOf(text.slice(start, mark));
  if (key === '') return undefined;
  let from = mark + 1;
  while (from < end && isBlank(text[from])) from += 1;
  return quoted(text, key, start, from) ?? unquoted(text, key, start, from, end);
}

function keyOf(text: string): string {
  const name = text.trim();
  const rest = name.startsWith('export ') || name.startsWith('export\t') ? name.slice(7).trim() : name;
  const wrapped = rest.length > 2 && rest[0] === rest.at(-1) && (rest[0] === '"' || rest[0] === "'");
  return wrapped ? rest.slice(1, -1) : rest;
}

/** Undefined unless the closing quote ends its line, but for a comment: any other quote is a part of the value. */
function quoted(text: string, key: string, start: number, from: number): PairRead | undefined {
  const quote = text[from] ?? '';
  if (quote === '' || !'"\'`'.includes(quote)) return undefined;
  let close = from + 1;
  while (close < text.length && text[close] !== quote) close += quote === '"' && text[close] === '\\' ? 2 : 1;
  if (close >= text.length) return undefined;
  const next = endOfLine(text, close);
  let rest = close + 1;
  while (rest < next && isBlank(text[rest])) rest += 1;
  if (rest < next && text[rest] !== '#') return undefined;
  const raw = text.slice(from + 1, close);
  const value = quote === '"' ? raw.replaceAll('\\n', '\n').replaceAll('\\r', '\r') : raw;
  return { entry: { key, value, start, end: close + 1 }, next, ...(rest < next && { comment: rest }) };
}

function unquoted(text: string, key: string, start: number, from: number, end: number): PairRead {
  let to = end;
  let comment: number | undefined;
  for (let at = from; at < end; at += 1) {
    if (text[at] !== '#' || !isBlank(text[at - 1])) continue;
    comment = at;
    to = at;
    break;
  }
  while (to > from && isBlank(text[to - 1])) to -= 1;
  const entry = { key, value: text.slice(from, to), start, end: Math.max(to, start + 1) };
  return { entry, next: end, ...(comment !== undefined && { comment }) };
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}

export function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

/** The start of the next line, given the end of one. */
export function afterBreak(text: string, end: number): number {
  return end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
}
