import { randomBytes } from 'node:crypto';

/** A secret that exists once in the world: wherever one of its traces is found, the value has been. */
export type Canary = {
  readonly value: string;
  /** The value raw, inside JSON, inside a URL and in base64, after any prefix. */
  readonly traces: readonly string[];
};

export function createCanary(): Canary {
  const [first, last] = [randomBytes(8).toString('hex'), randomBytes(8).toString('hex')];
  // Each half comes through JSON and URL encoding unchanged; what is between them does not.
  const value = `${first}"é\\ /+${last}`;
  return { value, traces: [first, last, ...base64Traces(value)] };
}

/** Base64 depends on how many bytes come before; the characters that touch the neighbours are left out. */
function base64Traces(value: string): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3));
    const start = before === 0 ? 0 : 4;
    return [whole.toString('base64').slice(start), whole.toString('base64url').slice(start)];
  });
}

/** A text and where it was found. */
export type Place = { readonly where: string; readonly text: string };

/** Where the canary has been, by name. */
export function leaksOf({ traces }: Canary, places: readonly Place[]): readonly string[] {
  return places.filter(({ text }) => traces.some((trace) => text.includes(trace))).map(({ where }) => where);
}
