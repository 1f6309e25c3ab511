import type { Signer } from '../entra/signing-key.ts';
import type { Origins } from '../tenant.ts';
import type { Caller } from './bearer.ts';
import type { Connection } from './connection.ts';
import type { RequestIds } from './problem.ts';
import type { Tenant } from './tenant-objects.ts';
import type { Send } from './vendor/connection.ts';

export type Bindings = Connection & {
  /** Who sent the batch, for an item of it. */
  readonly caller?: Caller;
};

/** What a Graph handler finds in its context. */
export type GraphEnvironment = {
  Bindings: Bindings;
  Variables: {
    ids: RequestIds;
    caller: Caller;
    /** `withheld`: an intermediary without CORS support answers. */
    cors: 'granted' | 'withheld';
    /** The response headers that the page may read. */
    exposed: readonly string[];
  };
};

/** What Graph works with. */
export type Graph = {
  readonly origins: Origins;
  readonly signer: Signer;
  readonly tenant: () => Tenant;
  /** The way to the applications that are provisioned. */
  readonly send: Send;
};

export const versions = ['v1.0', 'beta'] as const;
export type Version = (typeof versions)[number];
