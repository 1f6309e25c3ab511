import { answersPage, type Fault } from '../directory/behaviour.ts';

/** The context that the fault of a list may read. */
export type ListCall = {
  /** 0 for the first page, otherwise the number in the link that led here. */
  readonly page: number;
  /** How often this browser session has asked for this page before. */
  readonly before: number;
  /** A link to the page of that number, as Graph would make it. */
  readonly link: (page: number) => string;
  /** Objects of the directory, as many as asked for. */
  readonly objects: (from: number, count: number) => readonly Record<string, unknown>[];
  /** A host that has no business here. */
  readonly elsewhere: string;
  /** Authentication contexts that the caller's token carries. */
  readonly contexts: ReadonlySet<string>;
};

/** `works`: the search gets a normal answer. */
export type ListBehaviour = 'works' | Fault | ((call: ListCall) => 'works' | Fault);

/** What a search for a text meets; `after` so many seconds, at once where it says none. */
export type ListFault = {
  readonly about: string;
  readonly behaviour: ListBehaviour;
  readonly after?: number;
};

/** A body that says it is JSON. */
export function answersText(body: string | Uint8Array<ArrayBuffer>, type = 'application/json'): Fault {
  return { how: 'answers', status: 200, type: `${type}; charset=utf-8`, body };
}

export function answersJson(body: unknown): Fault {
  return answersText(JSON.stringify(body));
}

/** Finds one object, and nothing more. */
export function findsOne({ objects }: Pick<ListCall, 'objects'>): Fault {
  return answersJson({ value: objects(0, 1) });
}

/** The fault so many times, then one object. */
export function times(count: number, fault: Fault): ListBehaviour {
  return (call) => (call.before < count ? fault : findsOne(call));
}

export const html = answersPage(200);
