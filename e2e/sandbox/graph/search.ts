import { tagsOf } from '../directory.ts';
import type { Entry, Kind } from '../directory.ts';
import { badRequest, unsupportedQuery } from './problem.ts';

type Field = 'displayName' | 'description' | 'tags';
type Clause = { readonly field: Field; readonly term: string };
/** Any of the groups, in which all clauses hold. */
export type Search = readonly (readonly Clause[])[];

/** Reads `"field:term"` clauses joined by AND and OR; `\` and `"` inside a clause are escaped by `\`. */
export function parseSearch(text: string, kind: Kind): Search {
  const clause = String.raw`"((?:[^"\\]|\\.)*)"`;
  if (!new RegExp(String.raw`^\s*${clause}(?:\s+(?:AND|OR)\s+${clause})*\s*$`, 's').test(text))
    throw badRequest(
      `Syntax error in the $search expression: each clause must be quoted and joined by AND or OR.`,
    );
  const groups: Clause[][] = [[]];
  for (const match of text.matchAll(new RegExp(String.raw`(AND|OR)?\s*${clause}`, 'gs'))) {
    if (match[1] === 'OR') groups.push([]);
    groups.at(-1)?.push(parseClause(match[2] ?? '', kind));
  }
  return groups;
}

function parseClause(escaped: string, kind: Kind): Clause {
  const text = escaped.replace(/\\(.)/gs, '$1');
  const colon = text.indexOf(':');
  const term = text.slice(colon + 1).trim();
  if (colon < 1 || term === '') throw badRequest('Each $search clause must have the form "property:value".');
  const name = text.slice(0, colon).trim();
  switch (name) {
    case 'displayName':
    case 'description':
      return { field: name, term };
    case 'tags':
      if (kind === 'applications') return { field: name, term };
  }
  throw unsupportedQuery(`Property '${name}' does not support the $search query option.`);
}

/**
 * Words of a text, as Graph cuts them: at spaces, symbols, changes of case and between letters and digits.
 * https://learn.microsoft.com/graph/search-query-parameter#tokenization
 */
function tokens(text: string): string[] {
  const words = text
    .normalize('NFC')
    .match(/\p{Lu}+(?!\p{Ll})[\p{M}]*|\p{Lu}?[\p{Ll}\p{Lo}\p{Lt}\p{Lm}\p{M}]+|\p{Lu}|\p{N}+/gu);
  return (words ?? []).map((word) => word.toLowerCase());
}

/** Answers searches over one kind of object; the words of a field are sorted once, at its first search. */
export function createSearcher(kind: Kind, entries: readonly Entry[]): (search: Search) => readonly Entry[] {
  const indexes = new Map<Field, Index>();
  const index = (field: Field): Index => {
    const made = indexes.get(field) ?? createIndex(entries, textOf(kind, field));
    indexes.set(field, made);
    return made;
  };
  const hits = ({ field, term }: Clause): Uint8Array => index(field)(term);

  return (search) => {
    const found = new Uint8Array(entries.length);
    for (const group of search) {
      const marks = group.map(hits).reduce(both);
      for (let i = 0; i < found.length; i += 1) if (marks[i] === 1) found[i] = 1;
    }
    return entries.filter((_, i) => found[i] === 1);
  };
}

function textOf(kind: Kind, field: Field): (entry: Entry) => string {
  switch (field) {
    case 'displayName':
      return (entry) => entry.displayName;
    case 'description':
      return (entry) => entry.description ?? '';
    case 'tags':
      return (entry) => tagsOf(kind, entry).join(' ');
  }
}

/** Marks the entries in which every word of the term begins some word of the text. */
type Index = (term: string) => Uint8Array;

function createIndex(entries: readonly Entry[], text: (entry: Entry) => string): Index {
  const postings = new Map<string, number[]>();
  entries.forEach((entry, i) => {
    for (const token of new Set(tokens(text(entry)))) {
      const list = postings.get(token);
      if (list) list.push(i);
      else postings.set(token, [i]);
    }
  });
  const words = [...postings.keys()].toSorted();
  const lists = words.map((word) => postings.get(word) ?? []);

  function beginning(prefix: string): Uint8Array {
    const marks = new Uint8Array(entries.length);
    for (let at = lowerBound(words, prefix); words[at]?.startsWith(prefix) === true; at += 1)
      for (const i of lists[at] ?? []) marks[i] = 1;
    return marks;
  }

  function containing(part: string): Uint8Array {
    const marks = new Uint8Array(entries.length);
    entries.forEach((entry, i) => {
      if (text(entry).includes(part)) marks[i] = 1;
    });
    return marks;
  }

  return (term) => {
    const prefixes = tokens(term);
    // A search takes a term without a letter or digit, such as an emoji, as it stands.
    if (prefixes.length === 0) return containing(term);
    return prefixes.map(beginning).reduce(both);
  };
}

function both(one: Uint8Array, other: Uint8Array): Uint8Array {
  return one.map((mark, i) => mark & (other[i] ?? 0));
}

function lowerBound(words: readonly string[], word: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
