import type { Found, FoundEntry, FoundIgnored } from './found.ts';
import { afterBreak } from './read-env.ts';
import { lineEnd, readJs } from './read-string.ts';

/**
 * Keys and values one below the other, each under its own name: the items of a YAML list, the inside of a list in JSON or
 * HCL that was cut out of it, PowerShell's `Format-List`.
 */
export function readYaml(text: string): Found {
  const entries: FoundEntry[] = [];
  const ignored: FoundIgnored[] = [];
  let item: Item | undefined;
  const flush = () => {
    if (!item) return;
    const { key, value, start, end } = item;
    item = undefined;
    if (key === undefined || value === undefined) ignored.push({ reason: 'not-a-pair', start, end });
    else if (key.kind === 'text' && value.kind === 'text' && key.text !== '__proto__')
      entries.push({ key: key.text, value: value.text, start, end });
    else
      ignored.push({
        reason: key.kind === 'code' || value.kind === 'code' ? 'not-literal' : 'forbidden-key',
        start,
        end,
      });
  };
  for (let at = 0; at < text.length;) {
    const end = lineEnd(text, at);
    const line = lineOf(text, at, end);
    let next = end;
    if (line.first && item) flush();
    if (line.kind === 'field') {
      const scalar = readScalar(text, line.value, end, line);
      next = scalar.end;
      if (item?.[line.name] !== undefined) flush();
      item ??= { start: at, end: next };
      item = { ...item, [line.name]: scalar, end: next };
    } else {
      if (line.kind === 'structure') flush();
      const reason =
        line.kind === 'structure' ? 'structure' : line.kind === 'other' && item ? 'other-field' : line.kind;
      ignored.push({ reason: reason === 'other' ? 'not-a-pair' : reason, start: at, end });
    }
    at = afterBreak(text, next);
  }
  flush();
  return { format: 'yaml', entries, ignored };
}

type Scalar = { kind: 'text'; text: string; end: number } | { kind: 'code'; end: number };
type Item = { key?: Scalar; value?: Scalar; start: number; end: number };
type Line = { indent: number; first: boolean } & (
  | { kind: 'field'; name: 'key' | 'value'; value: number; assigned: boolean }
  | { kind: 'blank' | 'comment' | 'structure' | 'other' }
);

const names = new Map<string, 'key' | 'value'>([
  ['key', 'key'],
  ['name', 'key'],
  ['label', 'key'],
  ['value', 'value'],
]);

function lineOf(text: string, start: number, end: number): Line {
  let at = start;
  while (at < end && ' \t'.includes(text[at] ?? '')) at += 1;
  let first = false;
  while (
    at < end &&
    (text[at] === '-' || '{['.includes(text[at] ?? ' ')) &&
    ' \t\r\n'.includes(text[at + 1] ?? ' ')
  ) {
    first = true;
    at += 1;
    while (at < end && ' \t'.includes(text[at] ?? '')) at += 1;
  }
  const indent = at - start;
  if (at === end) return { kind: first ? 'structure' : 'blank', indent, first };
  if (text[at] === '#') return { kind: 'comment', indent, first };
  const quote = '"\''.includes(text[at] ?? ' ') ? text[at] : undefined;
  const from = quote === undefined ? at : at + 1;
  let to = from;
  while (to < end && isLetter(text[to])) to += 1;
  let mark = quote === undefined ? to : text[to] === quote ? to + 1 : end;
  while (mark < end && ' \t'.includes(text[mark] ?? '')) mark += 1;
  const name = names.get(text.slice(from, to).toLowerCase());
  if (!':='.includes(text[mark] ?? ' ') || text[mark + 1] === '=') {
    return { kind: isBrackets(text, at, end) ? 'structure' : 'other', indent, first };
  }
  let value = mark + 1;
  while (value < end && ' \t'.includes(text[value] ?? '')) value += 1;
  if (name === undefined)
    return { kind: value === end || isBrackets(text, value, end) ? 'structure' : 'other', indent, first };
  if (value === end || isBrackets(text, value, end)) return { kind: 'structure', indent, first };
  return { kind: 'field', name, value, assigned: text[mark] === '=', indent, first };
}

function readScalar(
  text: string,
  start: number,
  end: number,
  { indent, assigned }: Line & { kind: 'field' },
): Scalar {
  const char = text[start] ?? '';
  if (char === '"' || char === "'") {
    const read = char === '"' ? readJs(text, start)?.node : readSingle(text, start, end);
    const rest = read && text.slice(read.end, end).trim();
    if (
      read?.kind === 'text' &&
      (rest === '' || rest === ',' || rest === ';' || rest?.startsWith('#') === true)
    )
      return { kind: 'text', text: read.text, end };
    return { kind: 'code', end };
  }
  // What is assigned without quotes is a name in whatever language that has equals signs.
  if (assigned) return { kind: 'code', end };
  if (char === '|') return readBlock(text, end, indent);
  // Tags, anchors and aliases, folded texts and flow collections: https://yaml.org/spec/1.2.2/
  if ('>!&*{[@`$'.includes(char)) return { kind: 'code', end };
  let to = end;
  for (let at = start; at < end; at += 1)
    if (text[at] === '#' && ' \t'.includes(text[at - 1] ?? '')) {
      to = at;
      break;
    }
  return { kind: 'text', text: text.slice(start, to).trim(), end };
}

function readSingle(
  text: string,
  start: number,
  limit: number,
): { kind: 'text'; text: string; end: number } | undefined {
  const out: string[] = [];
  for (let at = start + 1; at < limit; at += 1) {
    const char = text[at] ?? '';
    if (char === "'" && text[at + 1] === "'") at += 1;
    else if (char === "'") return { kind: 'text', text: out.join(''), end: at + 1 };
    out.push(char);
  }
  return undefined;
}

/** The lines below that are further in than their name, without that indentation. */
function readBlock(text: string, end: number, indent: number): Scalar {
  const lines: string[] = [];
  let depth: number | undefined;
  let last = end;
  for (let at = afterBreak(text, end); at < text.length;) {
    const next = lineEnd(text, at);
    let inner = at;
    while (inner < next && text[inner] === ' ') inner += 1;
    if (inner === next) lines.push('');
    else if (inner - at < (depth ?? indent + 1)) break;
    else {
      depth ??= inner - at;
      lines.push(text.slice(at + depth, next));
      last = next;
    }
    at = afterBreak(text, next);
  }
  while (lines.at(-1) === '') lines.pop();
  return { kind: 'text', text: lines.join('\n'), end: last };
}

function isBrackets(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (!'{}[](),;@ \t\\'.includes(text[at] ?? '')) return false;
  return end > start;
}

function isLetter(char: string | undefined): boolean {
  return char !== undefined && ((char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z'));
}
