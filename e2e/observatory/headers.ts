import { namesFrameAncestors } from './content-security-policy.ts';
import type { FindingOf } from './modifiers.ts';

/** `asked` is the origin that the scanner named in its request. */
export function gradeCors(
  allowed: string | undefined,
  credentials: string | undefined,
  asked: string,
): FindingOf<'cross-origin-resource-sharing'> {
  if (allowed === undefined) return 'cross-origin-resource-sharing-not-implemented';
  if (allowed === '*') return 'cross-origin-resource-sharing-implemented-with-public-access';
  return allowed === asked && credentials === 'true'
    ? 'cross-origin-resource-sharing-implemented-with-universal-access'
    : 'cross-origin-resource-sharing-implemented-with-restricted-access';
}

/** `route` holds the addresses from plain http on to where the visitor ends; none where nothing answers there. */
export function gradeRedirection(route: readonly string[], preloaded: boolean): FindingOf<'redirection'> {
  const [first, second, ...rest] = route.map((address) => new URL(address));
  if (first === undefined) return 'redirection-not-needed-no-http';
  if (preloaded) return 'redirection-all-redirects-preloaded';
  if (second === undefined) return 'redirection-missing';
  if ((rest.at(-1) ?? second).protocol !== 'https:') return 'redirection-not-to-https';
  if (second.protocol === 'http:') return 'redirection-not-to-https-on-initial-redirection';
  return first.hostname === second.hostname ? 'redirection-to-https' : 'redirection-off-host-from-http';
}

const safe = ['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin'];
const unsafe = ['origin', 'origin-when-cross-origin', 'unsafe-url', 'no-referrer-when-downgrade'];

/** The last policy that is known counts, as in browsers. */
export function gradeReferrer(header: string | undefined): FindingOf<'referrer-policy'> {
  if (header === undefined) return 'referrer-policy-not-implemented';
  const known = header
    .split(',')
    .map((policy) => policy.trim().toLowerCase())
    .findLast((policy) => safe.includes(policy) || unsafe.includes(policy));
  if (known === undefined) return 'referrer-policy-header-invalid';
  return safe.includes(known) ? 'referrer-policy-private' : 'referrer-policy-unsafe';
}

const sixMonths = 15_768_000;

export function gradeHsts(header: string | undefined, preloaded: boolean): FindingOf<'hsts'> {
  if (preloaded) return 'hsts-preloaded';
  if (header === undefined) return 'hsts-not-implemented';
  const age = header.includes(',') ? undefined : /(?:^|;)\s*max-age=(\d+)\s*(?:;|$)/i.exec(header)?.[1];
  if (age === undefined) return 'hsts-header-invalid';
  return Number(age) < sixMonths
    ? 'hsts-implemented-max-age-less-than-six-months'
    : 'hsts-implemented-max-age-at-least-six-months';
}

export function gradeSniffing(header: string | undefined): FindingOf<'x-content-type-options'> {
  if (header === undefined) return 'x-content-type-options-not-implemented';
  return header.trim().toLowerCase() === 'nosniff'
    ? 'x-content-type-options-nosniff'
    : 'x-content-type-options-header-invalid';
}

export function gradeFraming(
  header: string | undefined,
  policy: string | undefined,
): FindingOf<'x-frame-options'> {
  if (namesFrameAncestors(policy)) return 'x-frame-options-implemented-via-csp';
  const wanted = header?.trim().toLowerCase();
  if (wanted === undefined) return 'x-frame-options-not-implemented';
  if (wanted === 'deny' || wanted === 'sameorigin') return 'x-frame-options-sameorigin-or-deny';
  return wanted.startsWith('allow-from')
    ? 'x-frame-options-allow-from-origin'
    : 'x-frame-options-header-invalid';
}

export function gradeResourcePolicy(header: string | undefined): FindingOf<'corp'> {
  switch (header?.trim().toLowerCase()) {
    case undefined:
      return 'corp-not-implemented';
    case 'same-origin':
      return 'corp-implemented-with-same-origin';
    case 'same-site':
      return 'corp-implemented-with-same-site';
    case 'cross-origin':
      return 'corp-implemented-with-cross-origin';
    default:
      return 'corp-header-invalid';
  }
}
