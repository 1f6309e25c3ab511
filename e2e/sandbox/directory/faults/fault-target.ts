import type { Behaviour } from '../behaviour.ts';

/** What a target that exists for its fault does to a submit; reads of it work. */
export type FaultTarget = {
  readonly about: string;
  readonly behaviour: Behaviour;
  /** The credentials take effect although the answer does not say so. */
  readonly effect?: 'kept';
};
