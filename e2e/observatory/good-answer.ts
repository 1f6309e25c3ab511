import { type Answer, grade, type Grade, type Host } from './grade.ts';

export const goodPolicy = "default-src 'none'; script-src 'self'; frame-ancestors 'none'; form-action 'none'";
const good = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': goodPolicy,
  'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};
export const guarded = '<script type="module" src="/a.js" integrity="sha384-AAAA"></script>';
const host: Host = { route: ['http://keys.example/', 'https://keys.example/'], preloaded: false };

/** The grade of a good answer with headers replaced, or taken away by undefined. */
export function graded(
  changes: Readonly<Record<string, string | undefined>> = {},
  rest: Partial<Omit<Answer, 'headers'>> = {},
  where: Partial<Host> = {},
): Grade {
  const headers = Object.entries({ ...good, ...changes }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const answer = { headers: Object.fromEntries(headers), body: guarded, ...rest };
  return grade(answer, { ...host, ...where });
}
