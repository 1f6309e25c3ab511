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

/** Finds the line of an offset; lines end with LF, CR LF or CR, and count from 1. */
export type Lines = {
  count: number;
  lineAt: (offset: number) => number;
  /** From 1, in UTF-16 units. */
  placeAt: (offset: number) => { line: number; column: number };
  /** With what ends it. */
  textOf: (line: number) => string;
};

export function linesOf(text: string): Lines {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\n' || (char === '\r' && text[at + 1] !== '\n')) starts.push(at + 1);
  }
  const lineAt = (offset: number) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
  return {
    count: starts.length,
    lineAt,
    textOf: (line) => text.slice(starts[line - 1] ?? text.length, starts[line] ?? text.length),
    placeAt: (offset) => {
      const line = lineAt(offset);
      return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
    },
  };
}

/**
 * A piece of pasted data, whatever it was written in, with its place as offsets into the text (`end` is exclusive).
 * `literal` is a number, `true` or `false` as written; `code` is something that would have to be run to have a value, with the
 * data that stands within it; `broken` is what cannot be read, such as a string without its end.
 * Members are a list, so that names may repeat and `__proto__` is a name like any other.
 */
export type Node = { start: number; end: number } & (
  | { kind: 'text'; text: string; within?: readonly Node[] }
  | { kind: 'literal'; text: string }
  | { kind: 'null' }
  | { kind: 'code'; name?: string; within?: readonly Node[] }
  | { kind: 'broken' }
  | { kind: 'list'; items: readonly Node[] }
  | { kind: 'map'; members: readonly Member[]; within?: readonly Node[] }
);

export type Member = { name: string; start: number; node: Node };

export type NodeRead =
  | { ok: true; node: Node; end: number }
  | { ok: false; problem: ReadProblem; at: number };
export type ReadProblem = 'syntax' | 'too-deep';

/** Credentials are three deep at most, so whatever is deeper is something else. */
export const maxDepth = 8;

/** Ends a reading from any depth; only its own reader throws and catches it. */
export class ReadStop extends Error {
  readonly problem: ReadProblem;
  readonly at: number;

  constructor(problem: ReadProblem, at: number) {
    super(problem);
    this.problem = problem;
    this.at = at;
  }
}

/** Runs a reader to its end or to its ReadStop. */
export function reading(read: () => { node: Node; end: number }): NodeRead {
  try {
    return { ok: true, ...read() };
  } catch (error) {
    if (error instanceof ReadStop) return { ok: false, problem: error.problem, at: error.at };
    throw error;
  }
}

/** The nodes within a node, in no particular order. */
export function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'map':
      return [...node.members.map((member) => member.node), ...(node.within ?? [])];
    case 'list':
      return node.items;
    case 'text':
    case 'code':
      return node.within ?? [];
    case 'literal':
    case 'null':
    case 'broken':
      return [];
  }
}
