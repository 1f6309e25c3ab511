import { type GraphCauseFacts, graphCauses } from './graph-causes.ts';

/** Codes under which Graph files whatever has no code of its own; a status says as much. */
export const vagueCodes: ReadonlySet<string> = new Set([
  '',
  'BadRequest',
  'Request_BadRequest',
  'InternalServerError',
  'UnknownError',
  'generalException',
  'serviceNotAvailable',
  'ServiceUnavailable',
]);

/** Every code of Graph that stands in a rule, whole or as the start or end of one. */
export const publishedCodes: readonly string[] = Object.values<GraphCauseFacts>(graphCauses)
  .flatMap(({ when = [], whenStatus = [] }) => [...when, ...whenStatus])
  .flatMap(({ code, codeStart, codeEnd }) => [code, codeStart, codeEnd].filter((word) => word !== undefined));
