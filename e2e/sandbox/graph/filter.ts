import { tagsOf } from '../directory.ts';
import type { Entry, Kind } from '../directory.ts';
import { badRequest, unsupportedQuery } from './problem.ts';

type Predicate = (entry: Entry) => boolean;
export type Filter = {
  readonly holds: Predicate;
  /** It asks for objects by their name or id, and not for all of a sort. */
  readonly names: boolean;
};

const literal = String.raw`'((?:[^']|'')*)'`;
const comparison = new RegExp(String.raw`^(displayName|id|appId) eq ${literal}$`, 's');
const membership = new RegExp(
  String.raw`^(displayName|id|appId) in \(\s*(${literal}(?:\s*,\s*${literal})*)\s*\)$`,
  's',
);
const start = new RegExp(String.raw`^startswith\(\s*displayName\s*,\s*${literal}\s*\)$`, 's');
const tagged = new RegExp(String.raw`^tags/any\(\s*(\w+)\s*:\s*(\w+) eq ${literal}\s*\)$`, 's');

/** Reads the part of `$filter` that the directory is asked for: comparisons joined by `and` and `or`, no brackets. */
export function parseFilter(text: string, kind: Kind): Filter {
  const groups = split(text, 'or').map((group) => split(group, 'and').map((term) => term.trim()));
  const predicates = groups.map((group) => group.map((term) => parseTerm(term, kind)));
  return {
    holds: (entry) => predicates.some((group) => group.every((holds) => holds(entry))),
    names: groups.flat().some((term) => !term.startsWith('tags/')),
  };
}

/** Splits at a word that stands outside of quoted literals. */
function split(text: string, word: 'and' | 'or'): string[] {
  const parts: string[] = [''];
  for (const [piece] of text.matchAll(new RegExp(String.raw`'(?:[^']|'')*'|\s${word}\s|[\s\S]`, 'g'))) {
    if (piece.trim() === word && piece.length > word.length) parts.push('');
    else parts.push((parts.pop() ?? '') + piece);
  }
  return parts;
}

function parseTerm(term: string, kind: Kind): Predicate {
  const equal = comparison.exec(term);
  if (equal) return among(equal[1], [equal[2] ?? '']);
  const list = membership.exec(term);
  if (list)
    return among(
      list[1],
      [...(list[2] ?? '').matchAll(new RegExp(literal, 'gs'))].map((match) => match[1] ?? ''),
    );
  const prefix = start.exec(term);
  if (prefix) {
    const wanted = unquote(prefix[1]).toLowerCase();
    return (entry) => entry.displayName.toLowerCase().startsWith(wanted);
  }
  const tag = tagged.exec(term);
  if (tag && tag[1] === tag[2]) {
    const wanted = unquote(tag[3]);
    return (entry) => tagsOf(kind, entry).includes(wanted);
  }
  if (/^\w+ (ne|not|ge|le|gt|lt) |^(not|endswith|contains)\b/.test(term))
    throw unsupportedQuery('The specified filter operator is not supported for this property.');
  throw badRequest('Invalid filter clause.');
}

/** Directory strings compare without regard to case. */
function among(property: string | undefined, quoted: readonly string[]): Predicate {
  const wanted = new Set(quoted.map((value) => unquote(value).toLowerCase()));
  switch (property) {
    case 'id':
      return (entry) => wanted.has(entry.id);
    case 'appId':
      return (entry) => wanted.has(entry.appId);
    default:
      return (entry) => wanted.has(entry.displayName.toLowerCase());
  }
}

function unquote(text: string | undefined): string {
  return (text ?? '').replaceAll(`''`, `'`);
}
