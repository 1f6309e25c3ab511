import type { Node } from '#src/domain/credentials/read-json.ts';

/**
 * A string in some language. `from`: the offset that each of its characters came from, or the first one's where all follow.
 * Undefined as a whole where the string has no end.
 */
export type StringRead = { node: Node; from: readonly number[] | number | undefined };

const jsonEscapes = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
  ['0', '\0'],
]);

/**
 * A string of JSON or JavaScript, in any of its quotes; only one in backticks goes on over a line break.
 * https://tc39.es/ecma262/#sec-literals-string-literals
 */
export function readJs(text: string, start: number): StringRead | undefined {
  const quote = text[start] ?? '';
  const read = collector();
  let code = false;
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === quote) return read.done(start, at + 1, code);
    if ((char === '\n' || char === '\r') && quote !== '`') return undefined;
    code ||= quote === '`' && char === '$' && text[at + 1] === '{';
    if (char !== '\\') read.put(char, at);
    else {
      const next = text[at + 1] ?? '';
      // A line that goes on: the break is no part of the string.
      if (next === '\n' || next === '\r') at += next === '\r' && text[at + 2] === '\n' ? 2 : 1;
      else if (next === 'u' || next === 'x') {
        const digits = text.slice(at + 2, at + (next === 'u' ? 6 : 4));
        code ||= !isHex(digits, next === 'u' ? 4 : 2);
        read.put(String.fromCharCode(Number.parseInt(digits, 16) || 0), at);
        at += code ? 1 : digits.length + 1;
      } else {
        read.put(jsonEscapes.get(next) ?? next, at);
        at += 1;
      }
    }
  }
  return undefined;
}

/** https://developer.hashicorp.com/terraform/language/expressions/strings */
export function readHcl(text: string, start: number): StringRead | undefined {
  const read = collector();
  let code = false;
  /** Open braces of templates: quotes inside them do not belong to the string. */
  let open = 0;
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '\n' || char === '\r') return undefined;
    const next = text[at + 1] ?? '';
    if (open > 0) {
      if (char === '{') open += 1;
      if (char === '}') open -= 1;
    } else if (char === '"') return read.done(start, at + 1, code);
    else if (char === '\\') {
      const escaped =
        next === '"' || next === '\\' ? next : 'nrt'.includes(next) ? jsonEscapes.get(next) : undefined;
      // `\u` and `\U` are too rare in values to be worth a wrong reading.
      code ||= escaped === undefined;
      read.put(escaped ?? '', at);
      at += 1;
    } else if ((char === '$' || char === '%') && next === char && text[at + 2] === '{') {
      read.put(char, at);
      read.put('{', at + 2);
      at += 2;
    } else if ((char === '$' || char === '%') && next === '{') {
      code = true;
      open = 1;
      at += 1;
    } else read.put(char, at);
  }
  return undefined;
}

const psEscapes = new Map([...jsonEscapes, ['a', '\u0007'], ['v', '\v'], ['e', '\u001b']]);

/** https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules */
export function readPs(text: string, start: number, limit: number): StringRead | undefined {
  const quote = text[start] ?? '';
  const read = collector();
  let code = false;
  for (let at = start + 1; at < limit; at += 1) {
    const char = text[at] ?? '';
    if (char === quote && (at + 1 === limit || text[at + 1] !== quote)) return read.done(start, at + 1, code);
    if (char === quote) at += 1;
    else if (quote === '"' && char === '`') {
      at += 1;
      const escaped = text[at] ?? '';
      code ||= escaped === 'u' && text[at + 1] === '{';
      read.put(psEscapes.get(escaped) ?? escaped, at);
      continue;
    }
    // `$` alone, or before a blank or a mark that starts no name, is a plain character.
    code ||= quote === '"' && char === '$' && startsName(text[at + 1]);
    read.put(char, at);
  }
  return undefined;
}

/** A here-string of PowerShell: from the line after the opening mark to the line break before the closing one. */
export function readHere(text: string, start: number): StringRead | undefined {
  const quote = text[start + 1] ?? '';
  const from = lineEnd(text, start + 2);
  const first = text[from] === '\r' && text[from + 1] === '\n' ? from + 2 : from + 1;
  if (first > text.length || text.slice(start + 2, from).trim() !== '') return undefined;
  const close = text.indexOf(`\n${quote}@`, first - 1);
  if (close === -1) return undefined;
  const to = text[close - 1] === '\r' ? close - 1 : close;
  const inner = text.slice(first, Math.max(first, to));
  const end = close + 3;
  if (quote === '"' && (inner.includes('`') || expandsIn(inner)) && !isData(inner))
    return { node: { kind: 'code', start, end }, from: undefined };
  return { node: { kind: 'text', text: inner, start, end }, from: first };
}

/** What is JSON is read by its parts: each that would be expanded is a reference by itself. */
function isData(text: string): boolean {
  const first = text.trimStart()[0];
  return first === '{' || first === '[';
}

/** What stands in a heredoc may be a template and may be indented, so it is left to the person. */
export function readHeredoc(text: string, start: number): StringRead | undefined {
  const from = text.startsWith('<<-', start) ? start + 3 : start + 2;
  let to = from;
  while (to < text.length && !' \t\r\n'.includes(text[to] ?? '')) to += 1;
  const mark = text.slice(from, to);
  for (let at = lineEnd(text, from); at < text.length;) {
    const next = lineEnd(text, at + 1);
    if (text.slice(at + 1, next).trim() === mark)
      return { node: { kind: 'code', start, end: next }, from: undefined };
    at = next;
  }
  return undefined;
}

/** Whether a shell would put something in the place of a part of this. */
export function expandsIn(text: string): boolean {
  for (let at = text.indexOf('$'); at !== -1; at = text.indexOf('$', at + 1))
    if (startsName(text[at + 1])) return true;
  return false;
}

export function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

function collector() {
  const out: string[] = [];
  const from: number[] = [];
  return {
    put(char: string, place: number) {
      for (let at = 0; at < char.length; at += 1) from.push(place);
      out.push(char);
    },
    done(start: number, end: number, code: boolean): StringRead {
      if (code) return { node: { kind: 'code', start, end }, from: undefined };
      return { node: { kind: 'text', text: out.join(''), start, end }, from };
    },
  };
}

function startsName(char: string | undefined): boolean {
  return (
    char !== undefined &&
    ('{(_$?^'.includes(char) || (char >= '0' && char <= '9') || char.toLowerCase() !== char.toUpperCase())
  );
}

function isHex(digits: string, length: number): boolean {
  if (digits.length !== length) return false;
  for (const digit of digits) if (!'0123456789abcdefABCDEF'.includes(digit)) return false;
  return true;
}

/** The same with its places in another text. `expands`: what stands around it puts values into it. */
export function moved(node: Node, place: (offset: number) => number, expands: boolean): Node {
  const start = place(node.start);
  const end = Math.max(start, place(node.end - 1) + 1);
  const all = (nodes: readonly Node[]) => nodes.map((one) => moved(one, place, expands));
  switch (node.kind) {
    case 'map': {
      const members = node.members.map((one) => ({
        ...one,
        start: place(one.start),
        node: moved(one.node, place, expands),
      }));
      return { ...node, start, end, members, within: all(node.within ?? []) };
    }
    case 'list':
      return { ...node, start, end, items: all(node.items) };
    case 'text':
    case 'code':
      if (node.kind === 'text' && expands && expandsIn(node.text)) return { kind: 'code', start, end };
      return { ...node, start, end, ...(node.within && { within: all(node.within) }) };
    case 'literal':
    case 'null':
    case 'broken':
      return { ...node, start, end };
  }
}

export function isWord(char: string | undefined): boolean {
  return (
    char !== undefined &&
    ((char >= 'a' && char <= 'z') ||
      (char >= 'A' && char <= 'Z') ||
      (char >= '0' && char <= '9') ||
      '_-.$%@'.includes(char) ||
      char > '\u007f') &&
    char.trim() !== ''
  );
}

export function isNumber(word: string): boolean {
  const first = word[0] ?? ' ';
  return '-.0123456789'.includes(first) && word !== '' && Number.isFinite(Number(word));
}

export function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}
