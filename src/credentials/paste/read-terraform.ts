import { type Member, type Node, ReadStop } from '#src/credentials/node.ts';
import { type Found, type FoundEntry, type FoundIgnored, pairsIn, unreadable } from './found.ts';

/**
 * The `credential { key = … value = … }` blocks of a Terraform resource. References and templates are `code`. Never throws.
 * https://registry.terraform.io/providers/hashicorp/azuread/latest/docs/resources/synchronization_secret
 */
export function readTerraform(text: string): Found {
  const entries: FoundEntry[] = [];
  const ignored: FoundIgnored[] = [];
  try {
    for (let at = 0; at < text.length;) {
      at = afterSpace(text, at);
      const open = blockAt(text, at);
      if (open === undefined) {
        at = text[at] === '"' ? readString(text, at).end : Math.max(at + 1, endOfWord(text, at));
        continue;
      }
      const block = readBlock(text, at, open);
      for (const found of pairsIn(block)) {
        if ('reason' in found) ignored.push(found);
        else entries.push(found);
      }
      at = block.end;
    }
  } catch (error) {
    if (error instanceof ReadStop) return unreadable('terraform', text, error.problem, error.at);
    throw error;
  }
  return { format: 'terraform', entries, ignored };
}

/** Whether a line of this text opens such a block. */
export function looksLikeTerraform(text: string): boolean {
  for (let at = text.indexOf('credential'); at !== -1; at = text.indexOf('credential', at + 1)) {
    const before = text.slice(Math.max(0, text.lastIndexOf('\n', at) + 1), at).trim();
    if (before === '' && blockAt(text, at) !== undefined) return true;
  }
  return false;
}

/** Behind the brace of a credential block that starts here. */
function blockAt(text: string, at: number): number | undefined {
  const end = endOfWord(text, at);
  const open = afterSpace(text, end);
  return text.slice(at, end) === 'credential' && text[open] === '{' ? open + 1 : undefined;
}

function readBlock(text: string, start: number, open: number): Node {
  const members: Member[] = [];
  let at = afterSpace(text, open);
  while (text[at] !== '}') {
    const end = endOfWord(text, at);
    const equals = afterSpace(text, end);
    if (end === at || text[equals] !== '=') throw new ReadStop('syntax', at);
    const node = readValue(text, afterSpace(text, equals + 1));
    members.push({ name: text.slice(at, end), start: at, node });
    at = afterSpace(text, node.end);
  }
  return { kind: 'map', members, start, end: at + 1 };
}

function readValue(text: string, start: number): Node {
  let end = start;
  if (text[start] === '"') {
    const node = readString(text, start);
    if (endsValue(text, node.end)) return node;
    end = node.end;
  }
  const word = endOfWord(text, start);
  const name = text.slice(start, word);
  if (endsValue(text, word) && word > start) {
    if (name === 'null') return { kind: 'null', start, end: word };
    const digits = Array.from(name).every((char) => char >= '0' && char <= '9');
    if (digits || name === 'true' || name === 'false')
      return { kind: 'literal', text: name, start, end: word };
  }
  if (text.startsWith('<<', start)) return readHeredoc(text, start);
  while (end < text.length && !'\r\n}'.includes(text[end] ?? '')) end += 1;
  if (end === start) throw new ReadStop('syntax', start);
  return { kind: 'code', start, end };
}

/** Whether nothing more of an expression follows on this line. */
function endsValue(text: string, end: number): boolean {
  let at = end;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return (
    at >= text.length || '\r\n}#'.includes(text[at] ?? '') || text.startsWith('//', at) || isName(text[at])
  );
}

/** What stands in a heredoc may be a template and may be indented, so it is left to the person. */
function readHeredoc(text: string, start: number): Node {
  const from = text.startsWith('<<-', start) ? start + 3 : start + 2;
  const mark = text.slice(from, endOfWord(text, from));
  if (mark === '') throw new ReadStop('syntax', start);
  for (let at = text.indexOf('\n', from); at !== -1; at = text.indexOf('\n', at + 1)) {
    const next = text.indexOf('\n', at + 1);
    const end = next === -1 ? text.length : next;
    if (text.slice(at + 1, end).trim() === mark) return { kind: 'code', start, end };
  }
  throw new ReadStop('syntax', start);
}

const escapes = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
]);

/** https://developer.hashicorp.com/terraform/language/expressions/strings */
function readString(text: string, start: number): Node {
  let out = '';
  let code = false;
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '"') {
      const end = at + 1;
      return code ? { kind: 'code', start, end } : { kind: 'text', text: out, start, end };
    }
    if (char === '\n' || char === '\r') break;
    const next = text[at + 1] ?? '';
    if (char === '\\') {
      const escaped = escapes.get(next);
      // `\u` and `\U` are too rare in values to be worth a wrong reading.
      code ||= escaped === undefined;
      out += escaped ?? '';
      at += 1;
    } else if ((char === '$' || char === '%') && next === char && text[at + 2] === '{') {
      out += `${char}{`;
      at += 2;
    } else {
      code ||= (char === '$' || char === '%') && next === '{';
      out += char;
    }
  }
  throw new ReadStop('syntax', start);
}

function isName(char: string | undefined): boolean {
  return (
    char !== undefined && (char === '_' || char === '-' || (char >= '0' && char <= '9') || isLetter(char))
  );
}

function isLetter(char: string): boolean {
  return (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z');
}

function endOfWord(text: string, start: number): number {
  let end = start;
  while (isName(text[end])) end += 1;
  return end;
}

/** Behind blanks, line breaks and comments. */
function afterSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at);
      at = end === -1 ? text.length : end + 2;
    } else if (text[at] === '#' || text.startsWith('//', at)) {
      while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
    } else if (' \t\r\n'.includes(text[at] ?? '')) at += 1;
    else break;
  }
  return at;
}
