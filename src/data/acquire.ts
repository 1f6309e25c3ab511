import { mutationOptions } from '@tanstack/react-query';
import { FailureError } from '#src/failure.ts';
import type { Credential, Receipt } from '#src/graph/acquire-access-token.ts';
import { credentialVerbs, verbEndpoint } from '#src/graph/credential-verbs.ts';
import type { Target } from '#src/graph/directory.ts';
import type { Graph } from './graph-context.ts';
import { readStoredNow, type StoredCredential, storedKey } from './stored-credentials.ts';
import { tellOtherTabs } from './stored-elsewhere.ts';
import { createTurn } from './turn.ts';

/** `window`: Entra's window is open and waits for the person. */
export type SubmitPhase = 'preparing' | 'window' | 'sending';

/** The two that may change something. */
export type SubmitVerb = 'authorize' | 'save';

/** What the decision about a save was made from, so that it is asked once more before everything is replaced. */
export type SaveBasis = {
  mayShow: (key: string) => boolean;
  /** Whether Graph still tells what it told then. */
  isSame: (told: readonly StoredCredential[]) => boolean;
};

/** What a submit needs. The cache keeps variables, so the secrets never are one: they are read at the send. */
export type Submission = {
  /** `save` replaces everything that is stored by these credentials. */
  verb: { name: 'authorize' } | { name: 'save'; basis: SaveBasis };
  target: Target;
  credentials: () => readonly Credential[];
  signal: AbortSignal;
  /** Of the challenge that refused the last attempt, if it did. */
  claims: string | undefined;
  onPhase: (phase: SubmitPhase) => void;
};

/** Where a submit goes, for the review. */
export function submitEndpoint(graph: Graph, verb: SubmitVerb, target: Target): string {
  return verbEndpoint(graph.client, verb, target);
}

/** The submit. It resolves with a receipt whatever becomes of it, and is never repeated by itself. */
export function submitMutation(graph: Graph) {
  return mutationOptions({
    mutationKey: ['submit'],
    networkMode: 'always',
    retry: false,
    gcTime: 0,
    // Every failure that is known comes as a receipt; anything else is a bug for the error boundary.
    throwOnError: true,
    onSuccess: ({ outcome, failure }, { target }, _, { client }) => {
      // Who looks at what is stored sees what this submit has made of it, where it may have made anything.
      const isChanged = failure?.kind === 'unsafe' && failure.what === 'stored-changed';
      if (outcome === 'applied' || outcome === 'unknown' || isChanged)
        void client.invalidateQueries({ queryKey: storedKey(target) });
      if (outcome === 'applied' || outcome === 'unknown') tellOtherTabs(target);
    },
    mutationFn: async ({
      verb,
      target,
      credentials,
      signal,
      claims,
      onPhase,
    }: Submission): Promise<Receipt> => {
      const turn = createTurn();
      onPhase('preparing');
      try {
        const client = graph.submitClient({
          onWindow: () => onPhase('window'),
          onToken: async () => {
            await turn.take();
            if (verb.name === 'authorize') return;
            onPhase('preparing');
            await expectSame(graph, target, verb.basis, signal);
          },
          claims,
        });
        return await credentialVerbs(client)[verb.name]({
          target,
          tenantId: graph.tenantId,
          credentials: () => {
            onPhase('sending');
            return credentials();
          },
          signal,
        });
      } finally {
        turn.end();
      }
    },
  });
}

/** Throws a FailureError where the stored keys cannot be read, or are not those any more that a person has decided about. */
async function expectSame(
  graph: Graph,
  target: Target,
  { mayShow, isSame }: SaveBasis,
  signal: AbortSignal,
): Promise<void> {
  // The token that has just come is the one that this client finds, so no window opens a second time.
  const told = await readStoredNow(graph.client, target, { mayShow, signal });
  if (!isSame(told)) throw new FailureError({ kind: 'unsafe', what: 'stored-changed' });
}
