import { FailureError } from '#src/domain/failure/failure.ts';

/**
 * A string literal of OData, encoded for a URL: quotes doubled, lone surrogates replaced (they cannot be encoded).
 * https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_URLParsing
 */
export function literal(text: string): string {
  return encodeURIComponent(`'${text.toWellFormed().replaceAll("'", "''")}'`);
}

/**
 * The value of `$search` for one property, encoded for a URL.
 * https://learn.microsoft.com/graph/search-query-parameter
 */
export function searchClause(property: string, text: string): string {
  const escaped = text.toWellFormed().replace(/[\\"]/g, '\\$&');
  return encodeURIComponent(`"${property}:${escaped}"`);
}

const maxLength = 16_384;
/** A hundred thousand objects; no person finds one of them by turning more pages. */
const maxPages = 1_000;
const maxRemembered = 10_000;

/**
 * The part of an `@odata.nextLink` behind `base`, to be read as it stands.
 * Throws an unsafe failure, before any token is sent, when the link is anything but another page of this collection:
 * another origin or path, user info, a fragment, no query.
 */
export function pathOfNextLink(link: string, base: string, collection: string): string {
  const url = link.length <= maxLength && URL.canParse(link) ? new URL(link) : undefined;
  const path = `/${collection}`;
  const isSafe =
    url !== undefined &&
    url.origin + url.pathname === base + path &&
    url.username === '' &&
    url.password === '' &&
    url.search !== '' &&
    !link.includes('#');
  if (!isSafe) throw new FailureError({ kind: 'unsafe', what: 'next-link' });
  return path + url.search;
}

export type PageTrail = { record: (from: string | undefined, next: string) => void };

/**
 * Remembers which page led to which, so that a server cannot lead in circles or on for ever.
 * `record` throws an unsafe failure when `next` already lies on the way to the page read through `from` (undefined: the first page).
 * Reading a page again is no circle.
 */
export function createPageTrail(): PageTrail {
  const cameFrom = new Map<string, string | undefined>();
  return {
    record(from, next) {
      let pages = 1;
      for (let link = from; link !== undefined; link = cameFrom.get(link)) {
        pages += 1;
        if (link === next || pages > maxPages) throw new FailureError({ kind: 'unsafe', what: 'next-link' });
      }
      if (cameFrom.size >= maxRemembered) cameFrom.clear();
      cameFrom.set(next, from);
    },
  };
}
