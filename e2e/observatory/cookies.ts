import { type FindingOf, worse } from './modifiers.ts';

/** `Set-Cookie` values, one for each cookie. */
export function gradeCookies(cookies: readonly string[], hsts: boolean): FindingOf<'cookies'> {
  if (cookies.length === 0) return 'cookies-not-found';
  return cookies.map((cookie) => gradeCookie(cookie, hsts)).reduce(worse);
}

function gradeCookie(cookie: string, hsts: boolean): FindingOf<'cookies'> {
  const [pair = '', ...rest] = cookie.split(';').map((part) => part.trim().toLowerCase());
  const name = pair.split('=')[0] ?? '';
  const attributes = new Map(rest.map((part) => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']));
  const secure = attributes.has('secure');
  const sameSite = attributes.get('samesite');
  const isSession = name.includes('login') || name.includes('sess');
  const faults: FindingOf<'cookies'>[] = [];
  if (sameSite !== undefined && !['lax', 'strict', 'none'].includes(sameSite))
    faults.push('cookies-samesite-flag-invalid');
  if (sameSite === 'none' && !secure) faults.push('cookies-samesite-flag-invalid');
  if (name.includes('csrf') && sameSite === undefined) faults.push('cookies-anticsrf-without-samesite-flag');
  if (isSession && !attributes.has('httponly')) faults.push('cookies-session-without-httponly-flag');
  if (!secure) faults.push(withoutSecure(isSession, hsts));
  const good =
    sameSite === undefined
      ? 'cookies-secure-with-httponly-sessions'
      : 'cookies-secure-with-httponly-sessions-and-samesite';
  return faults.reduce<FindingOf<'cookies'>>(worse, good);
}

function withoutSecure(isSession: boolean, hsts: boolean): FindingOf<'cookies'> {
  if (isSession)
    return hsts
      ? 'cookies-session-without-secure-flag-but-protected-by-hsts'
      : 'cookies-session-without-secure-flag';
  return hsts ? 'cookies-without-secure-flag-but-protected-by-hsts' : 'cookies-without-secure-flag';
}
