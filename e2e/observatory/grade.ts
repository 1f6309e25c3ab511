import { gradePolicy } from './content-security-policy.ts';
import { gradeCookies } from './cookies.ts';
import {
  gradeCors,
  gradeFraming,
  gradeHsts,
  gradeRedirection,
  gradeReferrer,
  gradeResourcePolicy,
  gradeSniffing,
} from './headers.ts';
import { type Finding, modifiers } from './modifiers.ts';
import { gradeIntegrity } from './subresource-integrity.ts';

/** What one address answers; header names in lower case. */
export type Answer = {
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
};

/** What no header can say of a host. */
export type Host = {
  /** The addresses from plain http on, see `gradeRedirection`. */
  readonly route: readonly string[];
  /** Whether browsers carry the host in their list: https://hstspreload.org/ */
  readonly preloaded: boolean;
};

export type Grade = {
  readonly score: number;
  readonly letter: string;
  readonly findings: readonly Finding[];
};

const stranger = 'https://http-observatory.security.mozilla.org';

/** The grade that the MDN HTTP Observatory gives by its documented rules; `modifiers.ts` links them. */
export function grade({ headers, cookies = [], body = '' }: Answer, { route, preloaded }: Host): Grade {
  const policy = headers['content-security-policy'];
  const hsts = gradeHsts(headers['strict-transport-security'], preloaded);
  const findings: readonly Finding[] = [
    gradePolicy(policy),
    gradeCookies(cookies, modifiers[hsts] >= 0),
    gradeCors(headers['access-control-allow-origin'], headers['access-control-allow-credentials'], stranger),
    gradeRedirection(route, preloaded),
    gradeReferrer(headers['referrer-policy']),
    hsts,
    gradeIntegrity(headers['content-type'] ?? 'text/html', body),
    gradeSniffing(headers['x-content-type-options']),
    gradeFraming(headers['x-frame-options'], policy),
    gradeResourcePolicy(headers['cross-origin-resource-policy']),
  ];
  const score = scoreOf(findings.map((finding) => modifiers[finding]));
  return { score, letter: letterOf(score), findings };
}

/** Penalties first; bonuses only for those whom the penalties leave with at least 90. */
export function scoreOf(points: readonly number[]): number {
  const sum = (some: readonly number[]) => some.reduce((total, point) => total + point, 0);
  const base = 100 + sum(points.filter((point) => point < 0));
  return Math.max(0, base >= 90 ? base + sum(points.filter((point) => point > 0)) : base);
}

const letters = [
  [100, 'A+'],
  [90, 'A'],
  [85, 'A-'],
  [80, 'B+'],
  [70, 'B'],
  [65, 'B-'],
  [60, 'C+'],
  [50, 'C'],
  [45, 'C-'],
  [40, 'D+'],
  [30, 'D'],
  [25, 'D-'],
] as const;

export function letterOf(score: number): string {
  return letters.find(([least]) => score >= least)?.[1] ?? 'F';
}
