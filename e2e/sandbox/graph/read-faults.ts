import type { Fault } from '../directory/behaviour.ts';
import { listAnswers } from './list-answers.ts';
import { listPages } from './list-pages.ts';
import { listRefusals } from './list-refusals.ts';
import type { ListCall, ListFault } from './read-fault.ts';
import type { Search } from './search.ts';

const all = { ...listRefusals, ...listAnswers, ...listPages };

/** A text whose search meets a fault. */
export type ReadFault = keyof typeof all;

/** What a search for each of these texts meets; everything else is searched for. */
export const readFaults: Readonly<Record<ReadFault, ListFault>> = all;

/** The fault that a search asks for, if it does. */
export function readFaultOf(search: Search | undefined): ReadFault | undefined {
  const terms = (search ?? []).flat().map((clause) => clause.term.toLowerCase());
  return terms.find((term): term is ReadFault => Object.hasOwn(readFaults, term));
}

export type ReadFaults = {
  /** Replaces the answer; `works` where nothing replaces it. */
  of: (fault: ReadFault, sid: string, call: Omit<ListCall, 'before'>) => 'works' | Fault;
};

/** The faults of one Graph, which remember who has met them how often. */
export function createReadFaults(): ReadFaults {
  const met = new Map<string, number>();
  return {
    of(fault, sid, call) {
      const { behaviour } = readFaults[fault];
      const slot = `${sid}:${fault}:${call.page}`;
      const before = met.get(slot) ?? 0;
      met.set(slot, before + 1);
      return typeof behaviour === 'function' ? behaviour({ ...call, before }) : behaviour;
    },
  };
}
