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
