import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect } from 'vitest';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { Job } from '#src/domain/jobs/job.ts';
import { TextProvider } from '#src/i18n/text-provider.tsx';
import { jobWith } from '#src/domain/jobs/job.fixture.ts';
import { type Check, judgePreflight, type PreflightFacts } from '#src/domain/preflight/judge-preflight.ts';
import { objectWords } from './object-words.tsx';
import { roleWords } from './role-words.tsx';
import { scopeWords } from './scope-words.tsx';

export const scope = 'Synchronization.ReadWrite.All';
const everyUser = 'b79fbf4d-3ef9-4689-8143-76b194e85509';
export const applicationAdministrator = '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3';
export const hybridIdentityAdministrator = '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2';
export const globalReader = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451';

export const holding = (...roles: readonly string[]) => ({ scopes: [scope], roles: [everyUser, ...roles] });
export const refused = (status: number, code: string): Check => ({
  state: 'failed',
  failure: { kind: 'refused', by: 'graph', status, code, message: '' },
});
export const asking = (reason: Extract<Failure, { kind: 'needs-interaction' }>['reason']): Check => ({
  state: 'failed',
  failure: { kind: 'needs-interaction', reason, scopes: [scope] },
});
export const denied = refused(401, 'UnknownError');
/** An answer of Graph's; a number of jobs stands for that many that run as they should. */
export const shown = (templates: number, jobs?: number | readonly Job[]): Check => ({
  state: 'answered',
  answer: {
    templates,
    jobs: typeof jobs === 'number' ? Array.from({ length: jobs }, () => jobWith({ code: 'Active' })) : jobs,
  },
});

/** A person with the permission and nothing else, on an enterprise application of the tenant. */
export const anyone: PreflightFacts = {
  target: { kind: 'servicePrincipal' },
  wanted: [scope],
  write: holding(),
  status: undefined,
  read: holding(),
  active: undefined,
  owns: { enterpriseApp: false, registration: false },
  owners: 'read',
  check: { state: 'not-made' },
};

function said(words: ReactNode): string {
  const html = renderToStaticMarkup(createElement(TextProvider, null, words));
  return html.replaceAll(/<[^>]*>/g, '').replaceAll('&#x27;', "'");
}

function judged(tick: 'scope' | 'role' | 'object', changes: Partial<PreflightFacts>) {
  const facts = { ...anyone, ...changes };
  const preflight = judgePreflight(facts);
  const { kind } = facts.target;
  const words = {
    scope: () => scopeWords(preflight.scope, facts.wanted),
    role: () => roleWords(preflight.role, kind),
    object: () => objectWords(preflight.object, kind),
  };
  return [preflight[tick].state, said(words[tick]())] as const;
}

/** What a person has, and what the page then says. */
export type Row = readonly [
  what: string,
  changes: Partial<PreflightFacts>,
  state: 'ready' | 'missing' | 'attention' | 'unknown',
  sentence: string,
];

/** The table's last step: the page's text contains the sentence, under the matching icon. */
export function expectSaid(tick: 'scope' | 'role' | 'object', [, changes, state, sentence]: Row): void {
  const [found, words] = judged(tick, changes);
  expect(found).toBe(state);
  expect(words).toContain(sentence);
}
