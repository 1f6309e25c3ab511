import { maxDepth, type Member, type Node, type NodeRead, reading, ReadStop } from './node.ts';

/**
 * Reads JSON as RFC 8259 has it, and keeps what `JSON.parse` loses: the place of everything, repeated names, numbers as written.
 * Never throws.
 */
export function readJson(text: string): NodeRead {
  return reading(() => {
    const node = readNode(text, afterBlanks(text, 0), 0);
    const end = afterBlanks(text, node.end);
    if (end < text.length) throw new ReadStop('syntax', end);
    return { node, end };
  });
}

function readNode(text: string, start: number, depth: number): Node {
  const char = text[start];
  if (char === '"') {
    const end = endOfString(text, start);
    return { kind: 'text', text: decoded(text, start, end), start, end };
  }
  if (char === '{' || char === '[') {
    if (depth === maxDepth) throw new ReadStop('too-deep', start);
    return char === '{' ? readMap(text, start, depth) : readList(text, start, depth);
  }
  let end = start;
  while (end < text.length && '+-.0123456789aeEflnrstu'.includes(text[end] ?? ' ')) end += 1;
  const word = text.slice(start, end);
  if (word === 'null') return { kind: 'null', start, end };
  if (word === 'true' || word === 'false' || isNumber(word))
    return { kind: 'literal', text: word, start, end };
  throw new ReadStop('syntax', start);
}

function readMap(text: string, start: number, depth: number): Node {
  const members: Member[] = [];
  let at = afterBlanks(text, start + 1);
  while (text[at] !== '}') {
    if (members.length > 0) at = after(text, at, ',');
    if (text[at] !== '"') throw new ReadStop('syntax', at);
    const nameEnd = endOfString(text, at);
    const value = after(text, afterBlanks(text, nameEnd), ':');
    const node = readNode(text, value, depth + 1);
    members.push({ name: decoded(text, at, nameEnd), start: at, node });
    at = afterBlanks(text, node.end);
  }
  return { kind: 'map', members, start, end: at + 1 };
}

function readList(text: string, start: number, depth: number): Node {
  const items: Node[] = [];
  let at = afterBlanks(text, start + 1);
  while (text[at] !== ']') {
    if (items.length > 0) at = after(text, at, ',');
    const node = readNode(text, at, depth + 1);
    items.push(node);
    at = afterBlanks(text, node.end);
  }
  return { kind: 'list', items, start, end: at + 1 };
}

/** Behind this mark and the blanks that follow it. */
function after(text: string, at: number, mark: ',' | ':'): number {
  if (text[at] !== mark) throw new ReadStop('syntax', at);
  return afterBlanks(text, at + 1);
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\n\r'.includes(text[at] ?? '')) at += 1;
  return at;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '"') return at + 1;
    if (char === '\\') at += 1;
    else if (char < ' ') throw new ReadStop('syntax', at);
  }
  throw new ReadStop('syntax', start);
}

function decoded(text: string, start: number, end: number): string {
  try {
    const value: unknown = JSON.parse(text.slice(start, end));
    if (typeof value === 'string') return value;
  } catch {
    // An escape that JSON does not know.
  }
  throw new ReadStop('syntax', start);
}

function isNumber(word: string): boolean {
  try {
    return typeof JSON.parse(word) === 'number';
  } catch {
    return false;
  }
}
