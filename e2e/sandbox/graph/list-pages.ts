import type { Fault } from '../directory/behaviour.ts';
import { tooMany } from '../directory/behaviour.ts';
import { answersJson, type ListCall, type ListFault } from './read-fault.ts';

/** A page of one object, with that link to the next. */
function page({ objects, page: number }: ListCall, next?: unknown): Fault {
  return answersJson({
    ...(next !== undefined && { '@odata.nextLink': next }),
    value: objects(number, 1),
  });
}

/** Searches whose next page is a trap. */
export const listPages = {
  '!foreign-next': {
    about: 'Finds one application, with a next page on another host.',
    behaviour: (call) => page(call, call.link(1).replace(/^https?:\/\/[^/]+/, call.elsewhere)),
  },
  '!scheme-next': {
    about: 'Finds one, with a next page under another scheme.',
    behaviour: (call) => page(call, call.link(1).replace(/^http:/, 'https:')),
  },
  '!user-next': {
    about: 'Finds one, with a next page whose address holds a user and a password.',
    behaviour: (call) => page(call, call.link(1).replace('://', '://someone:secret@')),
  },
  '!fragment-next': {
    about: 'Finds one, with a next page whose address ends in a fragment.',
    behaviour: (call) => page(call, `${call.link(1)}#me`),
  },
  '!path-next': {
    about: 'Finds one, with a next page at another path of Graph.',
    behaviour: (call) =>
      page(call, call.link(1).replace(/\/(?:servicePrincipals|applications)\?/, '/users?')),
  },
  '!number-next': {
    about: 'Finds one, with a next page that is a number.',
    behaviour: (call) => page(call, 7),
  },
  '!same-next': {
    about: 'Finds one a page; the second page calls itself the next.',
    behaviour: (call) => page(call, call.link(1)),
  },
  '!circle-next': {
    about: 'Finds one a page; the third page leads back to the second.',
    behaviour: (call) => page(call, call.link(call.page === 1 ? 2 : 1)),
  },
  '!endless-next': {
    about: 'Finds one a page, and there is always another page.',
    behaviour: (call) => page(call, call.link(call.page + 1)),
  },
  '!third-page': {
    about: 'Finds one on each of three pages; the third answers 429 twice first.',
    behaviour: (call) => {
      if (call.page < 2) return page(call, call.link(call.page + 1));
      return call.before < 2 ? tooMany({}) : page(call);
    },
  },
} as const satisfies Record<string, ListFault>;
