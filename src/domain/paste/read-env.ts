import type { Found, FoundEntry, FoundIgnored } from './found.ts';
import { lineEnd, readPs } from './read-string.ts';

/**
 * Lines of `KEY=value` or `KEY: value`, as dotenv has them: `export`, comments, quotes, several lines within quotes, and
 * `\n` and `\r` within double quotes; and assignments of shells, PowerShell and JavaScript.
 *
 * Not read by dotenv: tried in 18.0.10, its `parse` keeps the last of repeated keys, has no line numbers, passes over what it cannot
 * read, ends a secret at any `#`, and leaves the text in memory as `RegExp.lastMatch` and `RegExp.input`.
 * Here an unquoted value ends at ` #`, as in a shell, since secrets hold such characters.
 */
export function readEnv(text: string): Found & { clean: boolean } {
  const entries: FoundEntry[] = [];
  const ignored: FoundIgnored[] = [];
  let clean = true;
  for (let at = 0; at < text.length;) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end).trim();
    const isComment = line.startsWith('#') || line.startsWith('//') || line.toLowerCase().startsWith('rem ');
    const pair = line === '' || isComment ? undefined : readPair(text, at, end);
    if (line === '') ignored.push({ reason: 'blank', start: at, end });
    else if (isComment) ignored.push({ reason: 'comment', start: at, end });
    else if (!pair) ignored.push({ reason: 'not-a-pair', start: at, end });
    else {
      if ('reason' in pair.entry) ignored.push(pair.entry);
      else entries.push(pair.entry);
      if (pair.comment !== undefined)
        ignored.push({ reason: 'comment', start: pair.comment, end: pair.next });
    }
    clean &&= line === '' || isComment || (pair !== undefined && !('reason' in pair.entry));
    at = afterBreak(text, pair?.next ?? end);
  }
  return { format: 'env', entries, ignored, clean };
}

type PairRead = { entry: FoundEntry | FoundIgnored; comment?: number; next: number };

function readPair(text: string, start: number, end: number): PairRead | undefined {
  const mark = markIn(text, start, end);
  const name = mark === undefined ? undefined : nameOf(text.slice(start, mark));
  if (mark === undefined || !name) return undefined;
  let from = mark + 1;
  while (from < end && isBlank(text[from])) from += 1;
  if (name.kind === 'powershell') return powershell(text, name.key, start, from, end);
  const { key } = name;
  // Windows puts quotes around name and value at once: set "NAME=value".
  if (name.kind === 'open-quote') {
    let to = end;
    while (to > from && isBlank(text[to - 1])) to -= 1;
    return text[to - 1] === '"' && to > from
      ? { entry: { key, value: text.slice(from, to - 1), start, end: to }, next: end }
      : undefined;
  }
  if (isOpening(text, from, end)) return { entry: { reason: 'not-literal', start, end }, next: end };
  return quoted(text, key, start, from) ?? unquoted(text, key, start, from, end);
}

/** The first equals sign or colon with a blank behind it on this line. */
function markIn(text: string, start: number, end: number): number | undefined {
  for (let at = start; at < end; at += 1)
    if (text[at] === '=' || (text[at] === ':' && text[at + 1] === ' ')) return at;
  return undefined;
}

type Name = { key: string; kind: 'plain' | 'open-quote' | 'powershell' };

const prefixes = ['export', 'declare -x', 'set', '-', 'const', 'let', 'var', '-e', '--env', 'env'];

/** The name without what makes it an assignment; undefined where it can be none. */
function nameOf(text: string): Name | undefined {
  let name = text.trim();
  const typed = name.startsWith('[') && name.includes(']') ? name.slice(name.indexOf(']') + 1).trim() : name;
  if (typed.startsWith('$')) {
    const bare = typed.slice(1);
    const key = bare.toLowerCase().startsWith('env:') ? bare.slice(4) : bare;
    return isName(key) ? { key, kind: 'powershell' } : undefined;
  }
  const prefix = prefixes.find(
    (word) => name.slice(0, word.length).toLowerCase() === word && isBlank(name[word.length]),
  );
  if (prefix !== undefined) name = name.slice(prefix.length).trim();
  if (prefix === 'set' && name.startsWith('"'))
    return isName(name.slice(1)) ? { key: name.slice(1), kind: 'open-quote' } : undefined;
  const wrapped = name.length > 2 && name[0] === name.at(-1) && '"\'*'.includes(name[0] ?? ' ');
  const key = wrapped ? name.slice(1, -1) : name;
  return isName(key) ? { key, kind: 'plain' } : undefined;
}

/** As variables, settings and the labels of pages are called; anything longer or stranger is no name. */
function isName(text: string): boolean {
  if (text === '' || text.length > 80 || text.trim() !== text) return false;
  for (const char of text) if (!isNamePart(char)) return false;
  return true;
}

function isNamePart(char: string): boolean {
  return (
    (char >= '0' && char <= '9') || char.toLowerCase() !== char.toUpperCase() || ' _-./()'.includes(char)
  );
}

/** Whether data of several lines begins here. */
function isOpening(text: string, from: number, end: number): boolean {
  let to = end;
  while (to > from && isBlank(text[to - 1])) to -= 1;
  return (
    to > from && Array.from(text.slice(from, Math.min(to, from + 4))).every((char) => '@{[('.includes(char))
  );
}

/** In PowerShell a literal is a value, and everything else would have to be run. */
function powershell(
  text: string,
  key: string,
  start: number,
  from: number,
  end: number,
): PairRead | undefined {
  const quote = text[from] ?? '';
  const read = quote === '"' || quote === "'" ? readPs(text, from, end)?.node : undefined;
  const rest = read ? text.slice(read.end, end).trim() : '';
  const isWhole = rest === '' || rest === ';' || rest.startsWith('#');
  if (read?.kind === 'text' && isWhole)
    return { entry: { key, value: read.text, start, end: read.end }, next: end };
  return { entry: { reason: 'not-literal', start, end: Math.max(end, start + 1) }, next: end };
}

/**
 * Undefined unless the closing quote ends its line, but for a comment: any other quote is a part of the value.
 * A line that opens one closes that of an earlier line, so that no piece of the text is searched twice.
 */
function quoted(text: string, key: string, start: number, from: number): PairRead | undefined {
  const quote = text[from] ?? '';
  if (quote === '' || !'"\'`'.includes(quote)) return undefined;
  let close = from + 1;
  while (close < text.length && text[close] !== quote) close += quote === '"' && text[close] === '\\' ? 2 : 1;
  if (close >= text.length) return undefined;
  const next = lineEnd(text, close);
  let rest = close + 1;
  while (rest < next && isBlank(text[rest])) rest += 1;
  // What ends a member or a statement elsewhere ends the value too.
  const ended = ',;'.includes(text[rest] ?? ' ') && text.slice(rest + 1, next).trim() === '';
  if (rest < next && text[rest] !== '#' && !ended) return undefined;
  const raw = text.slice(from + 1, close);
  const value = quote === '"' ? raw.replaceAll('\\n', '\n').replaceAll('\\r', '\r') : raw;
  const comment = rest < next && !ended ? { comment: rest } : {};
  return { entry: { key, value, start, end: close + 1 }, next, ...comment };
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

/** The start of the next line, given the end of one. */
export function afterBreak(text: string, end: number): number {
  return end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
}
