import type { Member, Node } from '#src/domain/credentials/read-json.ts';
import {
  isBlank,
  isNumber,
  isWord,
  lineEnd,
  moved,
  readHcl,
  readHere,
  readHeredoc,
  readJs,
  readPs,
  type StringRead,
} from './read-string.ts';

/** What stands around a piece decides how its strings are written. */
type Dialect = 'text' | 'braces' | 'powershell';

/** What is deeper than any data is passed over. */
const deepest = 48;
const closerOf = new Map([
  ['{', '}'],
  ['[', ']'],
  ['(', ')'],
]);

/**
 * The data in a text of any kind: whatever stands in brackets, as JSON, JSON with comments and trailing commas, JavaScript,
 * HCL or PowerShell have it, among prose, commands and code. What is unreadable becomes `broken` or `code` and the rest is read.
 * Each character is passed once, whatever the text. Never throws.
 */
export function readTree(text: string): Node {
  const reader = new TreeReader(text);
  return reader.readGroup(0, 'text', []);
}

class TreeReader {
  readonly #text: string;
  /** By quote: up to where it is known that none closes, so that no line is searched twice. */
  readonly #unclosed = new Map<string, number>();
  #line = { from: 0, end: -1 };

  constructor(text: string) {
    this.#text = text;
  }

  /** What stands from here to the closing bracket, or to the end of the text. `closers`: those that are awaited, innermost last. */
  readGroup(start: number, dialect: Dialect, closers: readonly string[], from = start): Node {
    const closer = closers.at(-1);
    const members: Member[] = [];
    const items: Node[] = [];
    let at = from;
    for (;;) {
      at = this.#afterSpace(at, dialect, ',;');
      const char = this.#text[at];
      if (char === undefined || char === closer) break;
      if (isCloser(char)) {
        // One that an outer group waits for ends this one too; any other stands for itself.
        if (closers.includes(char)) break;
        at += 1;
        continue;
      }
      const member = this.#readMember(at, dialect, closers);
      if (member) members.push(member);
      const node = member?.node ?? this.#readValue(at, dialect, closers, '');
      if (!member) items.push(node);
      at = Math.max(node.end, at + 1);
    }
    const end = this.#text[at] !== undefined && this.#text[at] === closer ? at + 1 : at;
    if (members.length > 0) return { kind: 'map', members, within: items, start, end };
    return closer === ')' && dialect !== 'powershell'
      ? { kind: 'code', within: items, start, end }
      : { kind: 'list', items, start, end };
  }

  /** A name, a mark that assigns, and a value. */
  #readMember(start: number, dialect: Dialect, closers: readonly string[]): Member | undefined {
    const name = this.#readName(start, dialect);
    if (!name) return undefined;
    const mark = this.#assignment(
      name.quoted ? this.#afterSpace(name.end, dialect) : this.#afterBlanks(name.end),
      name.quoted,
    );
    if (!mark) return undefined;
    const value = this.#afterSpace(mark.end, dialect);
    const char = this.#text[value];
    if (char === undefined || isCloser(char) || char === ',')
      return { name: name.text, start, node: { kind: 'broken', start, end: Math.max(mark.end, start + 1) } };
    return { name: name.text, start, node: this.#readValue(value, dialect, closers, mark.sign) };
  }

  #readName(start: number, dialect: Dialect): { text: string; end: number; quoted: boolean } | undefined {
    const char = this.#text[start] ?? '';
    if (char === '"' || char === "'") {
      if (dialect === 'text') return undefined;
      const read = this.#readQuoted(start, dialect, '');
      return read.node.kind === 'text'
        ? { text: read.node.text, end: read.node.end, quoted: true }
        : undefined;
    }
    // A name that some language quoted again: \"key\".
    if (char === '\\' && this.#text[start + 1] === '"') {
      const close = this.#closingMark(start + 2, '\\"');
      return close === undefined
        ? undefined
        : { text: this.#text.slice(start + 2, close), end: close + 2, quoted: true };
    }
    const end = this.#endOfWord(start);
    return end === start ? undefined : { text: this.#text.slice(start, end), end, quoted: false };
  }

  #assignment(at: number, quoted: boolean): { sign: ':' | '='; end: number } | undefined {
    const next = this.#text[at + 1];
    if (this.#text[at] === '=') {
      if (next === '=' || next === '~') return undefined;
      return { sign: '=', end: at + (next === '>' ? 2 : 1) };
    }
    // An address or a scope such as `https://` or `a::b` is no pair.
    if (this.#text[at] !== ':' || (!quoted && next !== undefined && !' \t\r\n"\'[{'.includes(next)))
      return undefined;
    return { sign: ':', end: at + (next === '=' ? 2 : 1) };
  }

  #readValue(start: number, dialect: Dialect, closers: readonly string[], sign: '' | ':' | '='): Node {
    const first = this.#readPrimary(start, dialect, closers, sign);
    if (first.kind === 'broken' && dialect !== 'text') return first;
    const next = this.#afterBlanks(first.end);
    if (first.end > start && this.#endsValue(next, dialect, closers, first)) return first;
    return this.#readCode(start, first, dialect, closers);
  }

  /** A string, a number, a word, or a group. Its length is 0 where none of them begins here. */
  #readPrimary(start: number, dialect: Dialect, closers: readonly string[], sign: '' | ':' | '='): Node {
    const text = this.#text;
    const char = text[start] ?? '';
    if (dialect === 'powershell' || dialect === 'text') {
      if (startsHere(text, start)) {
        const here = this.#once(text.slice(start, start + 2), start, () => readHere(text, start));
        if (here) return this.#embedded(here, text[start + 1] === '"');
      }
    }
    if (char === '"' || char === "'" || (char === '`' && dialect === 'braces'))
      return this.#embedded(this.#readQuoted(start, dialect, sign), dialect === 'text' && char === '"');
    if (char === '\\' && text[start + 1] === '"') {
      const close = this.#closingMark(start + 2, '\\"');
      if (close === undefined) return { kind: 'broken', start, end: this.#lineEnd(start) };
      const inner = text.slice(start + 2, close);
      const end = close + 2;
      return inner.includes('\\') ? { kind: 'code', start, end } : { kind: 'text', text: inner, start, end };
    }
    if (text.startsWith('<<', start) && isWord(text[start + 2] === '-' ? text[start + 3] : text[start + 2])) {
      const read = dialect === 'text' ? undefined : this.#once('<<', start, () => readHeredoc(text, start));
      if (read) return read.node;
    }
    const open = char === '@' && '{('.includes(text[start + 1] ?? ' ') ? start + 1 : start;
    const closer = closerOf.get(text[open] ?? '');
    if (closer !== undefined) {
      if (closers.length >= deepest) return { kind: 'code', start, end: this.#afterDeep(open) };
      const inner = open > start ? 'powershell' : dialect === 'powershell' ? 'powershell' : 'braces';
      return this.readGroup(start, inner, [...closers, closer], open + 1);
    }
    return this.#readWord(start, dialect);
  }

  #readWord(start: number, dialect: Dialect): Node {
    let end = this.#endOfWord(start);
    // `$env:NAME` is one word, and so is a time of day.
    while (this.#text[end] === ':' && end > start && isWord(this.#text[end + 1]))
      end = this.#endOfWord(end + 1);
    const word = this.#text.slice(start, end);
    const lower = word.toLowerCase();
    if (['null', '$null', 'nil', 'none', 'undefined'].includes(lower)) return { kind: 'null', start, end };
    if (dialect === 'powershell' && (lower === '$true' || lower === '$false'))
      return { kind: 'literal', text: lower === '$true' ? 'True' : 'False', start, end };
    if (lower === 'true' || lower === 'false' || isNumber(word))
      return { kind: 'literal', text: word, start, end };
    // The last part of a member access may be the name of a key: SynchronizationSecret.BaseAddress.
    const name = word.slice(word.lastIndexOf('.') + 1);
    return { kind: 'code', start, end, ...(name !== '' && name !== word && { name }) };
  }

  /** Whether nothing more of an expression follows. */
  #endsValue(at: number, dialect: Dialect, closers: readonly string[], first: Node): boolean {
    const char = this.#text[at];
    if (char === undefined || ',;'.includes(char)) return true;
    if (isCloser(char)) return closers.length === 0 || closers.includes(char);
    if (char === '\n' || char === '\r')
      return dialect === 'text' || !this.#goesOn(this.#afterSpace(at, dialect), dialect);
    if (this.#commentEnd(at, dialect) !== undefined) return true;
    // Several members on one line, as HCL has them.
    if (dialect === 'text' || first.kind === 'code') return false;
    const name = this.#readName(at, dialect);
    return name !== undefined && this.#assignment(this.#afterBlanks(name.end), name.quoted)?.sign === '=';
  }

  /** Whether what begins here, on a later line, goes on with an expression. */
  #goesOn(at: number, dialect: Dialect): boolean {
    const char = this.#text[at] ?? ' ';
    return (
      '+?&|.'.includes(char) || (char === ':' && dialect === 'braces') || this.#text.startsWith('-f', at)
    );
  }

  /** The rest of an expression or a command up to its end, with the groups in it. */
  #readCode(start: number, first: Node, dialect: Dialect, closers: readonly string[]): Node {
    const within: Node[] = first.end > start && first.kind !== 'text' ? [first] : [];
    if (first.kind === 'code') within.splice(0, 1, ...(first.within ?? []));
    if (first.kind === 'text' && first.within !== undefined) within.push(...first.within);
    let at = Math.max(first.end, start);
    let last = '';
    while (at < this.#text.length) {
      const char = this.#text[at] ?? '';
      if (',;'.includes(char) && dialect !== 'text') break;
      if (isCloser(char)) {
        if (closers.includes(char)) break;
        at += 1;
        continue;
      }
      const continued = this.#continuation(at);
      if (continued > 0) {
        at += continued;
        continue;
      }
      if (char === '\n' || char === '\r') {
        if (dialect === 'text') break;
        // Behind all empty lines at once: a look ahead from each would read the rest again and again.
        const next = this.#afterSpace(at, dialect);
        if (!'+-*/%&|?:.=<>'.includes(last || ' ') && !this.#goesOn(next, dialect)) break;
        at = next;
        continue;
      }
      if (isBlank(char)) {
        at += 1;
        continue;
      }
      const comment = at > start ? this.#commentEnd(at, dialect) : undefined;
      if (comment !== undefined) {
        at = comment;
        continue;
      }
      const node = this.#isOpening(at, dialect) ? this.#readPrimary(at, dialect, closers, '=') : undefined;
      if (node && node.end > at) {
        // A quote without its end is a mark like any other within code.
        if (node.kind === 'broken') at += 1;
        else {
          if (node.kind === 'text') within.push(...(node.within ?? []));
          else within.push(node);
          at = node.end;
        }
      } else at += 1;
      last = char;
    }
    return { kind: 'code', within, start, end: Math.max(at, start + 1) };
  }

  #isOpening(at: number, dialect: Dialect): boolean {
    const char = this.#text[at] ?? '';
    // The apostrophe in a word does not delimit a string.
    if (char === "'" && dialect === 'text' && isWord(this.#text[at - 1])) return false;
    if (char === '`') return dialect === 'braces';
    if (char === '@') return '{(\'"'.includes(this.#text[at + 1] ?? ' ');
    if (char === '<') return this.#text[at + 1] === '<';
    return char === '"' || char === "'" || closerOf.has(char);
  }

  #readQuoted(start: number, dialect: Dialect, sign: '' | ':' | '='): StringRead {
    const quote = this.#text[start] ?? '';
    const read = this.#once(quote, start, () => {
      if (dialect === 'powershell') return this.#readPs(start, quote);
      return quote === '"' && sign === '=' ? readHcl(this.#text, start) : readJs(this.#text, start);
    });
    return read ?? { node: { kind: 'broken', start, end: this.#lineEnd(start) }, from: undefined };
  }

  /** On one line, or on several where what follows the last shows that it is the end and no other string's beginning. */
  #readPs(start: number, quote: string): StringRead | undefined {
    const line = readPs(this.#text, start, this.#lineEnd(start));
    if (line) return line;
    const lines = `${quote} on several lines`;
    if (this.#unclosed.has(lines)) return undefined;
    const read = readPs(this.#text, start, this.#text.length);
    if (!read) this.#unclosed.set(lines, this.#text.length);
    const next = read && this.#text[this.#afterBlanks(read.node.end)];
    return read && (next === undefined || '\r\n;,})#='.includes(next)) ? read : undefined;
  }

  /** Reads unless it is known already that nothing closes before the end of the line, or of the text. */
  #once(quote: string, start: number, read: () => StringRead | undefined): StringRead | undefined {
    if (start < (this.#unclosed.get(quote) ?? 0)) return undefined;
    const result = read();
    if (result === undefined) {
      const endless = quote.startsWith('@') || quote === '<<' || quote === '`';
      this.#unclosed.set(quote, endless ? this.#text.length : this.#lineEnd(start));
    }
    return result;
  }

  /** A string that is JSON itself is read as what it says. `expands`: what stands around it puts values into it. */
  #embedded({ node, from }: StringRead, expands: boolean): Node {
    if (node.kind !== 'text') return node;
    const first = node.text.trimStart()[0];
    if (first !== '{' && first !== '[') return node;
    const place = (offset: number) =>
      typeof from === 'number' ? from + offset : (from?.[offset] ?? node.end);
    const tree = readTree(node.text);
    return { ...node, within: [moved(tree, place, expands)] };
  }

  /** Asked of many places on one line, so the last answer is kept. */
  #lineEnd(from: number): number {
    if (from < this.#line.from || from > this.#line.end)
      this.#line = { from, end: lineEnd(this.#text, from) };
    return this.#line.end;
  }

  #closingMark(from: number, mark: string): number | undefined {
    const end = this.#lineEnd(from);
    for (let at = from; at < end; at += 1) if (this.#text.startsWith(mark, at)) return at;
    return undefined;
  }

  /** Behind the bracket that closes this one, counting brackets alone. */
  #afterDeep(start: number): number {
    let depth = 0;
    for (let at = start; at < this.#text.length; at += 1) {
      const char = this.#text[at] ?? '';
      if (closerOf.has(char)) depth += 1;
      if (isCloser(char)) depth -= 1;
      if (depth === 0) return at + 1;
    }
    return this.#text.length;
  }

  #endOfWord(start: number): number {
    let end = start;
    while (isWord(this.#text[end])) end += 1;
    return end;
  }

  #afterBlanks(from: number): number {
    let at = from;
    for (;;) {
      const more = isBlank(this.#text[at]) ? 1 : this.#continuation(at);
      if (more === 0) return at;
      at += more;
    }
  }

  /** Behind blanks, line breaks, comments and these marks. */
  #afterSpace(from: number, dialect: Dialect, marks = ''): number {
    let at = from;
    for (;;) {
      const char = this.#text[at];
      if (char === undefined) return at;
      const comment = this.#commentEnd(at, dialect);
      if (comment !== undefined) at = comment;
      else if (isBlank(char) || char === '\n' || char === '\r' || marks.includes(char)) at += 1;
      else {
        const more = this.#continuation(at);
        if (more === 0) return at;
        at += more;
      }
    }
  }

  /** The length of a mark that goes on with a line on the next one, or 0. */
  #continuation(at: number): number {
    if (!'\\^`'.includes(this.#text[at] ?? ' ')) return 0;
    if (this.#text[at + 1] === '\n') return 2;
    return this.#text[at + 1] === '\r' ? (this.#text[at + 2] === '\n' ? 3 : 2) : 0;
  }

  /** Where the comment that begins here ends. In prose and commands a mark counts at the start of a line or behind a blank only. */
  #commentEnd(at: number, dialect: Dialect): number | undefined {
    const text = this.#text;
    const block = dialect === 'powershell' ? ['<#', '#>'] : ['/*', '*/'];
    const [open = '', close = ''] = block;
    if (dialect !== 'text' && text.startsWith(open, at)) {
      const end = at < (this.#unclosed.get(close) ?? 0) ? -1 : text.indexOf(close, at + 2);
      if (end === -1) this.#unclosed.set(close, text.length);
      return end === -1 ? this.#lineEnd(at) : end + 2;
    }
    const free = at === 0 || isBlank(text[at - 1]) || '\r\n'.includes(text[at - 1] ?? '');
    if (text[at] === '#' && (free || dialect !== 'text')) return this.#lineEnd(at);
    return dialect === 'braces' && text.startsWith('//', at) ? this.#lineEnd(at) : undefined;
  }
}

/** Only a line break may follow the opening mark. */
function startsHere(text: string, start: number): boolean {
  if (text[start] !== '@' || !'\'"'.includes(text[start + 1] ?? ' ')) return false;
  let at = start + 2;
  while (isBlank(text[at])) at += 1;
  return text[at] === '\n' || text[at] === '\r';
}

function isCloser(char: string): boolean {
  return char === '}' || char === ']' || char === ')';
}
