import { tagsOf } from '../directory.ts';
import type { Entry, Kind } from '../directory.ts';
import { templateOf } from '../directory/templates.ts';
import { badRequest, unsupportedQuery } from './problem.ts';
import type { GraphProblem } from './problem.ts';
import { ownerTenant } from './resources.ts';

type Predicate = (entry: Entry) => boolean;
export type Filter = {
  readonly text: string;
  readonly holds: Predicate;
  /** It asks for objects by their name or id, and not for all of a sort. */
  readonly names: boolean;
};

const literal = String.raw`'((?:[^']|'')*)'`;
const comparison = new RegExp(String.raw`^(displayName|id|appId) (eq|ne) ${literal}$`, 's');
const membership = new RegExp(
  String.raw`^(displayName|id|appId) in \(\s*(${literal}(?:\s*,\s*${literal})*)\s*\)$`,
  's',
);
const start = new RegExp(String.raw`^startswith\(\s*displayName\s*,\s*${literal}\s*\)$`, 's');
const tagged = new RegExp(String.raw`^tags/any\(\s*(\w+)\s*:\s*(\w+) eq ${literal}\s*\)$`, 's');

/** Values without a collation: a GUID and a Boolean stand without quotes. https://learn.microsoft.com/graph/api/resources/serviceprincipal#properties */
const exact = /^(applicationTemplateId|appOwnerOrganizationId|accountEnabled) (eq|ne|in) (.+)$/s;
const guid = String.raw`[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}`;
const values = {
  applicationTemplateId: new RegExp(`^(?:${literal}|null)$`, 's'),
  appOwnerOrganizationId: new RegExp(`^(?:(${guid})|null)$`),
  accountEnabled: /^(true|false)$/,
} as const;

/**
 * Reads the part of `$filter` that the directory is asked for: comparisons joined by `and` and `or`, no brackets but those
 * of `not`. `advanced`: the request has what `ne`, `not` and `null` need.
 * https://learn.microsoft.com/graph/aad-advanced-queries
 */
export function parseFilter(text: string, kind: Kind, advanced: boolean): Filter {
  const groups = split(text, 'or').map((group) => split(group, 'and').map((term) => term.trim()));
  const predicates = groups.map((group) => group.map((term) => parseTerm(term, kind, advanced)));
  return {
    text,
    holds: (entry) => predicates.some((group) => group.every((holds) => holds(entry))),
    names: groups.flat().some((term) => /^(startswith\(|not\b[\s(]*)?\s*(displayName|id|appId)\b/.test(term)),
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

function parseTerm(term: string, kind: Kind, advanced: boolean): Predicate {
  const negated = /^not\s*\(([\s\S]*)\)$/i.exec(term) ?? /^not\s+(\S[\s\S]*)$/i.exec(term);
  if (negated) {
    if (!advanced) throw advancedOnly('not');
    const holds = parseTerm((negated[1] ?? '').trim(), kind, advanced);
    return (entry) => !holds(entry);
  }
  const equal = comparison.exec(term);
  if (equal) {
    if (equal[2] === 'ne' && !advanced) throw advancedOnly('ne');
    const holds = among(equal[1], [equal[3] ?? '']);
    return equal[2] === 'ne' ? (entry) => !holds(entry) : holds;
  }
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
  const [, property, operator, operand = ''] = exact.exec(term) ?? [];
  if (property === 'applicationTemplateId' || (property !== undefined && kind === 'servicePrincipals'))
    return parseExact(property, operator, operand, advanced);
  if (/^\w+ (ne|not|ge|le|gt|lt) |^(endswith|contains)\b/.test(term))
    throw unsupportedQuery('The specified filter operator is not supported for this property.');
  throw badRequest('Invalid filter clause.');
}

function parseExact(
  property: string,
  operator: string | undefined,
  operand: string,
  advanced: boolean,
): Predicate {
  const form =
    property === 'applicationTemplateId' || property === 'accountEnabled'
      ? values[property]
      : values.appOwnerOrganizationId;
  const list = operator === 'in' ? /^\(([^()]*)\)$/.exec(operand)?.[1] : operand;
  const read = (list ?? '').split(operator === 'in' ? ',' : /(?!)/).map((text) => form.exec(text.trim()));
  if (read.includes(null))
    throw badRequest(`Invalid filter clause: '${property}' is compared with another type.`);
  const wanted = new Set(read.map((match) => match?.[1]?.toLowerCase() ?? null));
  if (!advanced && operator === 'ne') throw advancedOnly('ne');
  if (!advanced && wanted.has(null)) throw advancedOnly(operator ?? 'eq');
  const valueOf = (entry: Entry): string | null => {
    switch (property) {
      case 'applicationTemplateId':
        return templateOf(entry);
      case 'accountEnabled':
        // Each application lets people sign in.
        return 'true';
      default:
        return ownerTenant(entry);
    }
  };
  return (entry) => wanted.has(valueOf(entry)) === (operator !== 'ne');
}

/** In Graph's words: https://learn.microsoft.com/graph/aad-advanced-queries#error-handling-for-advanced-queries-on-directory-objects */
function advancedOnly(operator: string): GraphProblem {
  return unsupportedQuery(
    `Operator '${operator}' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information`,
  );
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
