import { tooMany } from '../behaviour.ts';
import type { FaultTarget } from './fault-target.ts';

const readable = (value: string) => tooMany({ headers: { 'Retry-After': value }, exposes: 'Retry-After' });

/** A 429 whose `Retry-After` the page may read, which Graph has been seen not to allow; hidden it is at the target Throttled. */
export const throttling = {
  'Retry-After: 7': {
    about: 'Answers 429 and lets the page read that it should wait seven seconds.',
    behaviour: readable('7'),
  },
  'Retry-After: a date': {
    about: 'Answers 429 with the date in ninety seconds.',
    behaviour: () => readable(new Date(Date.now() + 90_000).toUTCString()),
  },
  'Retry-After: soon': {
    about: 'Answers 429 with a word where seconds belong.',
    behaviour: readable('soon'),
  },
  'Retry-After: 0': { about: 'Answers 429 and asks for no pause at all.', behaviour: readable('0') },
  'Retry-After: -1': {
    about: 'Answers 429 with a number of seconds that cannot be.',
    behaviour: readable('-1'),
  },
  'Retry-After: 1e9': {
    about: 'Answers 429 with thirty years in a notation that is not allowed.',
    behaviour: readable('1e9'),
  },
  'Retry-After: 31 years': {
    about: 'Answers 429 and asks for a thousand million seconds.',
    behaviour: readable('1000000000'),
  },
} as const satisfies Record<string, FaultTarget>;
