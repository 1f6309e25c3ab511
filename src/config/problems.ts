import type { BaseIssue } from 'valibot';
import { clouds } from './clouds.ts';

const problemNames = [
  'missing',
  'wrong-type',
  'not-a-guid',
  'not-a-tenant',
  'personal-tenant',
  'unknown-cloud',
  'unknown-version',
  'unknown-field',
  'not-a-scope',
  'not-a-url',
  'not-an-email',
  'not-a-time-out',
  'not-loopback',
  'endpoints-not-allowed',
  'not-in-policy',
] as const;

export type FieldProblem = {
  /** `scopes.read[0]`; '' for the whole file. */
  field: string;
  problem: (typeof problemNames)[number];
  /** Short and printable; left out for unknown fields, which may hold a secret. */
  received?: string;
  /** The known field or cloud whose name is nearest. */
  suggestion?: string;
};

const knownFields: Readonly<Record<string, readonly string[]>> = {
  '': [
    '$schema',
    'clientId',
    'tenant',
    'cloud',
    'graphVersion',
    'scopes',
    'support',
    'submitTimeoutSeconds',
    'sandbox',
    'endpoints',
  ],
  scopes: ['read', 'status', 'write'],
  support: ['url', 'email'],
  endpoints: ['graph', 'authorityMetadata'],
  'endpoints.authorityMetadata': [
    'issuer',
    'authorization_endpoint',
    'token_endpoint',
    'end_session_endpoint',
    'jwks_uri',
  ],
};

/** Says what valibot found in the words of this file; the schema's messages are the problem names. */
export function problemOf(issue: BaseIssue<unknown>): FieldProblem {
  const field = (issue.path ?? []).reduce(
    (path, { key }) => (typeof key === 'number' ? `${path}[${key}]` : join(path, String(key))),
    '',
  );
  const problem = problemNames.find((name) => name === issue.message) ?? 'wrong-type';
  const suggestion =
    problem === 'unknown-cloud' ? nearest(String(issue.input), Object.keys(clouds)) : undefined;
  return {
    field,
    problem,
    ...(problem !== 'missing' && { received: printable(issue.input) }),
    ...(suggestion !== undefined && { suggestion }),
  };
}

/** Every field that nothing here reads: a misspelled one would otherwise be ignored in silence. */
export function unknownFields(path: string, value: unknown): FieldProblem[] {
  const known = Object.hasOwn(knownFields, path) ? knownFields[path] : undefined;
  if (known === undefined || !isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, inner]): FieldProblem[] => {
    if (known.includes(name)) return unknownFields(join(path, name), inner);
    const suggestion = nearest(name, known);
    const field = join(path, printable(name));
    return [{ field, problem: 'unknown-field', ...(suggestion !== undefined && { suggestion }) }];
  });
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** At most 60 characters of the text, without any that could disturb the page around it. */
function printable(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  if (typeof value === 'object' && value !== null) return '{…}';
  const clean = String(value).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\ufffd');
  return clean.length > 60 ? `${clean.slice(0, 59)}…` : clean;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The candidate that the word probably meant: at most a third of its letters differ, in any case. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > 40) return undefined;
  const scored = candidates
    .map((candidate) => ({ candidate, distance: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter((entry) => entry.distance <= Math.floor(Math.max(word.length, entry.candidate.length) / 3));
  scored.sort((a, b) => a.distance - b.distance);
  return scored[0]?.candidate;
}

/** Levenshtein's: letters to insert, remove or replace. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 0; i < from.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j += 1) {
      const replaced = (row[j] ?? 0) + (from[i] === to[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
