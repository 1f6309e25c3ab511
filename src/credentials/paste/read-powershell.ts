import { maxDepth, type Member, type Node, type NodeRead, reading, ReadStop } from '#src/credentials/node.ts';

/**
 * The first literal of PowerShell in a text: hash tables, arrays, strings, numbers and `$true`. Whatever would have
 * to be run becomes `code`. Never throws.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_hash_tables
 */
export function readPowershell(text: string): NodeRead {
  return reading(() => {
    // Commands and the name that the data is assigned to may stand before it.
    const starts = ['@{', '@('].map((mark) => text.indexOf(mark)).filter((at) => at !== -1);
    if (starts.length === 0) throw new ReadStop('syntax', 0);
    const node = readNode(text, Math.min(...starts), 0);
    return { node, end: node.end };
  });
}

function readNode(text: string, start: number, depth: number): Node {
  if (depth === maxDepth) throw new ReadStop('too-deep', start);
  if (text.startsWith('@{', start)) return readHash(text, start, depth);
  if (text.startsWith('@(', start)) return readArray(text, start, depth);
  if (text.startsWith("@'", start) || text.startsWith('@"', start)) return readHere(text, start);
  const char = text[start];
  if (char === "'" || char === '"') return readString(text, start);
  return readWord(text, start);
}

function readHash(text: string, start: number, depth: number): Node {
  const members: Member[] = [];
  let at = afterSpace(text, start + 2, ';');
  while (text[at] !== '}') {
    const key = readNode(text, at, depth + 1);
    if (key.kind !== 'text' && key.kind !== 'literal' && key.kind !== 'code')
      throw new ReadStop('syntax', at);
    const equals = afterSpace(text, key.end);
    if (text[equals] !== '=') throw new ReadStop('syntax', equals);
    const node = readNode(text, afterSpace(text, equals + 1), depth + 1);
    // A bare word is a name here, though it would be a command elsewhere.
    const name = key.kind === 'code' ? text.slice(key.start, key.end) : key.text;
    members.push({ name, start: key.start, node });
    at = afterSpace(text, node.end, ';');
  }
  return { kind: 'map', members, start, end: at + 1 };
}

function readArray(text: string, start: number, depth: number): Node {
  const items: Node[] = [];
  let at = afterSpace(text, start + 2, ',;');
  while (text[at] !== ')') {
    const node = readNode(text, at, depth + 1);
    items.push(node);
    at = afterSpace(text, node.end, ',;');
  }
  return { kind: 'list', items, start, end: at + 1 };
}

const escapes = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['0', '\0'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['e', '\u001b'],
]);

function readString(text: string, start: number): Node {
  const quote = text[start] ?? '';
  let out = '';
  let code = false;
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === quote && text[at + 1] !== quote) {
      return code ? { kind: 'code', start, end: at + 1 } : { kind: 'text', text: out, start, end: at + 1 };
    }
    if (char === quote) at += 1;
    else if (quote === '"' && char === '`') {
      at += 1;
      const escaped = text[at] ?? '';
      code ||= escaped === 'u' && text[at + 1] === '{';
      out += escapes.get(escaped) ?? escaped;
      continue;
    }
    // `$` alone, or before a blank or a mark that starts no name, is a plain character.
    code ||= quote === '"' && char === '$' && startsName(text[at + 1]);
    out += char;
  }
  throw new ReadStop('syntax', start);
}

/** A here-string: from the line after the opening mark to the line break before the closing one. */
function readHere(text: string, start: number): Node {
  const quote = text[start + 1] ?? '';
  const from = text.indexOf('\n', start) + 1;
  const close = text.indexOf(`\n${quote}@`, start);
  if (from === 0 || close === -1 || text.slice(start + 2, from).trim() !== '')
    throw new ReadStop('syntax', start);
  const to = text[close - 1] === '\r' ? close - 1 : close;
  const inner = text.slice(from, Math.max(from, to));
  const end = close + 3;
  if (quote === '"' && (inner.includes('$') || inner.includes('`'))) return { kind: 'code', start, end };
  return { kind: 'text', text: inner, start, end };
}

/** A number, a variable, a bare word; behind an equals sign whatever else goes on to the end of its line is a call. */
function readWord(text: string, start: number): Node {
  let end = start;
  while (end < text.length && !' \t\r\n;,={}()\'"#'.includes(text[end] ?? '')) end += 1;
  const word = text.slice(start, end);
  const lower = word.toLowerCase();
  if (lower === '$null') return { kind: 'null', start, end };
  if (lower === '$true' || lower === '$false') {
    return { kind: 'literal', text: lower === '$true' ? 'True' : 'False', start, end };
  }
  if (isDigits(word)) return { kind: 'literal', text: word, start, end };
  if (isValue(text, start)) while (end < text.length && !'\r\n;}'.includes(text[end] ?? '')) end += 1;
  if (end === start) throw new ReadStop('syntax', start);
  return { kind: 'code', start, end };
}

/** Whether this stands behind an equals sign, so that it is a value and no name. */
function isValue(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && ' \t'.includes(text[at] ?? '')) at -= 1;
  return text[at] === '=';
}

function isDigits(word: string): boolean {
  for (const char of word) if (char < '0' || char > '9') return false;
  return word !== '';
}

function startsName(char: string | undefined): boolean {
  return (
    char !== undefined &&
    ('{(_$?^'.includes(char) || isDigits(char) || char.toLowerCase() !== char.toUpperCase())
  );
}

/** Behind blanks, line breaks, comments and these marks. */
function afterSpace(text: string, from: number, marks = ''): number {
  let at = from;
  for (;;) {
    const char = text[at];
    if (char === undefined) return at;
    if (text.startsWith('<#', at)) {
      const end = text.indexOf('#>', at);
      at = end === -1 ? text.length : end + 2;
    } else if (char === '#') {
      while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
    } else if (' \t\r\n'.includes(char) || marks.includes(char)) at += 1;
    else return at;
  }
}
