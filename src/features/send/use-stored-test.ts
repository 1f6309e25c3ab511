import type { Failure } from '#src/domain/failure/failure.ts';
import type { Target } from '#src/domain/target.ts';
import type { TestReceipt, Pause } from '#src/domain/attempt.ts';
import type { AttemptState } from '#src/requests/attempt.ts';
import { storedTestVerb } from '#src/requests/verbs.ts';
import { activityOf } from '#src/domain/renewal/activity.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import { useAttempt } from '#src/requests/use-attempt.ts';

export type StoredTest =
  | { state: 'idle' }
  /** `finding`: the settings to test by are being read. */
  | { state: 'finding' | 'testing' }
  /** Entra's window is open and waits for the person. */
  | { state: 'window' }
  /** Neither a job nor a template: the application cannot be provisioned. */
  | { state: 'no-place' }
  /** What to test by could not be read. */
  | { state: 'unread'; failure: Failure }
  | { state: 'done'; receipt: TestReceipt; pause: Pause | undefined };

export type StoredTesting = {
  test: StoredTest;
  /** Begins a test; opens another window for one that waits for it, since a closed one cannot be seen from here. */
  start: () => void;
  cancel: () => void;
  /** Asks for what the window was to ask for by leaving the page: everything typed is lost. */
  redirect: () => void;
};

/** Has the provisioning service try what it keeps. */
export function useStoredTest(target: Target): StoredTesting {
  const { report } = useTargetPage();
  const { state, start, reopen, cancel, redirect } = useAttempt(storedTestVerb);
  return {
    test: testOf(state),
    start() {
      if (state.state === 'window') reopen();
      else
        start({ target }, (end) => {
          if (end.kind === 'receipt') report(activityOf(end.receipt));
        });
    },
    cancel,
    redirect,
  };
}

function testOf(state: AttemptState<TestReceipt>): StoredTest {
  switch (state.state) {
    case 'preparing':
      return { state: state.stage === 'find' ? 'finding' : 'testing' };
    case 'sending':
      return { state: 'testing' };
    case 'window':
      return { state: 'window' };
    case 'idle':
    case 'broken':
      return { state: 'idle' };
    case 'ended':
      switch (state.end.kind) {
        case 'receipt':
          return { state: 'done', receipt: state.end.receipt, pause: state.end.pause };
        case 'unread':
          return { state: 'unread', failure: state.end.failure };
        case 'nothing':
          return { state: 'no-place' };
      }
  }
}
