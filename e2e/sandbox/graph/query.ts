import type { Kind } from '../directory.ts';
import { parseFilter } from './filter.ts';
import type { Filter } from './filter.ts';
import { badRequest, unsupportedQuery } from './problem.ts';
import { parseSearch } from './search.ts';
import type { Search } from './search.ts';

/** A list request, read and found to be one that Graph would answer. */
export type ListQuery = {
  readonly search: Search | undefined;
  readonly filter: Filter | undefined;
  readonly select: readonly string[] | undefined;
  readonly top: number;
  readonly skip: number;
  /** undefined: as the directory has it. */
  readonly order: 'ascending' | 'descending' | undefined;
  /** Graph returns the total only with `ConsistencyLevel: eventual`. Otherwise it ignores `$count`. */
  readonly counted: boolean;
};

const options = ['$search', '$filter', '$select', '$top', '$count', '$orderby', '$skiptoken'];

/**
 * Reads the query options of a directory list, as strict as Graph.
 * https://learn.microsoft.com/graph/aad-advanced-queries
 */
export function readListQuery(
  params: URLSearchParams,
  consistency: string | undefined,
  kind: Kind,
): ListQuery {
  const unknown = [...params.keys()].find((name) => name.startsWith('$') && !options.includes(name));
  if (unknown !== undefined)
    throw unsupportedQuery(`The query option '${unknown}' is not supported by the service.`);
  const eventual = consistency?.toLowerCase() === 'eventual';
  const counted = eventual && params.get('$count') === 'true';
  const [search, filter, order] = [params.get('$search'), params.get('$filter'), params.get('$orderby')];
  if (search !== null && !eventual)
    throw unsupportedQuery(
      `Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'`,
    );
  // Of these two kinds, Graph sorts nothing by default: https://learn.microsoft.com/graph/aad-advanced-queries
  if (order !== null && !counted) throw unsupportedQuery('Sorting not supported for current query.');
  if (order !== null && !/^displayName( (asc|desc))?$/.test(order))
    throw unsupportedQuery('Sorting is supported by displayName only.');
  return {
    search: search === null ? undefined : parseSearch(search, kind),
    filter: filter === null ? undefined : parseFilter(filter, kind, counted),
    select: readSelect(params),
    top: readTop(params.get('$top')),
    skip: readSkipToken(params.get('$skiptoken')),
    order: order === null ? undefined : order.endsWith(' desc') ? 'descending' : 'ascending',
    counted,
  };
}

export function readSelect(params: URLSearchParams): readonly string[] | undefined {
  const select = params.get('$select');
  return select === null || select.trim() === '' ? undefined : select.split(',').map((name) => name.trim());
}

function readTop(text: string | null): number {
  if (text === null) return 100;
  const top = /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  if (top === undefined) throw badRequest(`Invalid value '${text}' for $top query option.`);
  if (top < 1 || top > 999)
    throw unsupportedQuery(`Invalid page size specified: '${text}'. Must be between 1 and 999 inclusive.`);
  return top;
}

/** The token is the number of objects already given; it is opaque to the caller, as Graph's is. */
export function skipToken(skip: number): string {
  return Buffer.from(`skip:${skip}`).toString('base64url');
}

export function readSkipToken(token: string | null): number {
  if (token === null) return 0;
  const skip = /^skip:(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1];
  if (skip === undefined) throw badRequest('The $skiptoken is not valid.');
  return Number(skip);
}
