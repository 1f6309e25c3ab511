import { useQueryClient } from '@tanstack/react-query';
import { type Ref, useEffect, useEffectEvent, useId, useImperativeHandle, useState, Suspense } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Cloud } from '#src/config/clouds.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import { classOf } from '#src/domain/keys/keys.ts';
import type { Mode } from '#src/domain/attempt.ts';
import type { MethodKind } from '#src/domain/connectors/connector.ts';
import { connectorOf } from '#src/domain/connectors/connectors.ts';
import {
  clientCredentialsConnector,
  codeGrantSigns,
  firstTokenKeys,
  keysToDrop,
} from '#src/domain/connectors/code-grant.ts';
import { noRecentKeys } from '#src/domain/save-plan/plan-save.ts';
import type { Target } from '#src/domain/target.ts';
import { focusField } from '#src/features/editor/credential-rows.ts';
import { storedKeysInView } from '#src/requests/stored-credentials.ts';
import { submitEndpoint } from '#src/requests/verbs.ts';
import { givePageBack } from '#src/ui/restore-aria-hidden.ts';
import { useRefusedDrops } from '#src/ui/use-refused-drops.ts';
import { ConnectorChoice, PortalNotice } from '#src/features/editor/connector-choice.tsx';
import { portalPage } from '#src/config/portal-link.ts';
import { ChangeCount, ChangeWords, isUnchanged } from '#src/features/editor/change-count.tsx';
import { CredentialForm } from '#src/features/editor/credential-form.tsx';
import { useIdleWipe } from '#src/features/editor/idle-notice.tsx';
import { KeyExpiryContext, NoteDateContext, PasteContext } from '#src/features/editor/form-context.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import { ToolButtons, prefetchTools, ToolDialogs, useTool } from '#src/features/editor/tool-dialogs.tsx';
import { useCredentialForm } from '#src/features/editor/use-credential-form.ts';
import { pasteReader, usePastedText } from '#src/features/editor/use-pasted-text.ts';
import { valueParts } from '#src/features/editor/problem-text.tsx';
import { useStoredKeys } from '#src/features/editor/use-stored-keys.ts';
import { ActionBar, SunsetNote } from '#src/features/send/action-bar.tsx';
import { useReview } from '#src/features/send/use-review.ts';
import { usePageTemplates, useRecognition } from '#src/requests/page-reads.ts';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { NotLoaded, NotLoadedDialog } from '#src/ui/not-loaded.tsx';
import panel from '#src/ui/panel.module.css';
import { placeIds } from '#src/ui/places.ts';
import styles from './target-screen.module.css';
import { expiryOfKey, offerNoteDate, prefetchExpiry } from './expiry-parts.tsx';
import { LeaveGuard, loadLeaveQuestion } from './leave-guard.tsx';

const loadReview = () => import('#src/features/send/review-dialogs.tsx').then((part) => part.ReviewDialogs);
const ReviewDialogs = lazyOr(NotLoadedDialog, loadReview);
// How it ended comes in the chunk of the review, without which nothing begins.
const TestProgress = lazyOr(NotLoaded, () =>
  import('#src/features/send/test-progress.tsx').then((part) => part.TestProgress),
);
const AppliedNotice = lazyOr(NotLoaded, () =>
  import('./panel-notices.tsx').then((part) => part.AppliedNotice),
);
const PanelNotices = lazyOr(NotLoaded, () => import('./panel-notices.tsx').then((part) => part.PanelNotices));
const loadSendAgain = () =>
  import('#src/features/send/unknown-steps.tsx').then((part) => part.SendAgainDialog);
const SendAgainDialog = lazyOr(NotLoadedDialog, loadSendAgain);

const CodeGrantNotice = lazyOr(NotLoaded, () =>
  import('./code-grant-notice.tsx').then((part) => part.CodeGrantNotice),
);

type AuthorizePanelProps = {
  target: Target;
  cloud: Cloud;
  /** A renewal under way: its next step has the one accent of the page. */
  isRenewing: boolean;
  /** A move to client credentials under way: they are saved, since the service exchanges them by itself. */
  isMoving: boolean;
  /** Begins such a move; undefined while a renewal is under way. */
  onMove: ((withToken: boolean) => void) | undefined;
  /** Begins the test of the stored credentials; called from the click that may open Entra's window. */
  onTest: () => void;
  /** Asks about a restart of its job; undefined where that runs by itself, or is not known. */
  onRestart: (() => void) | undefined;
  /** For what leads through a renewal from beside the form. */
  actions: Ref<FormActions>;
};

/** What can be done in the form from elsewhere on the page. */
export type FormActions = {
  /** Goes to the value of a stored secret, with its row open, or to the first row. */
  enterValue: () => void;
  /** Opens the review, or says what is missing. */
  review: (as: Mode) => void;
  /** Draws the rows of client credentials, and leaves out what belongs to the code grant. */
  move: (withToken: boolean) => void;
};

/** The whole of the job on one target: fill in, review, send, read the outcome. */
export function AuthorizePanel(props: AuthorizePanelProps) {
  const { target, cloud, onTest, onRestart, actions, isRenewing, isMoving, onMove } = props;
  const heading = useId();
  const graph = useGraph();
  const queries = useQueryClient();
  const { isHeld } = useTargetPage();
  const { kind, id } = target;
  const [chosen, setChosen] = useState<string | null>();
  const [method, setMethod] = useState<MethodKind>();
  const recognition = useRecognition(target, chosen, method);
  /** A method belongs to its connector. */
  const choose = (next: string | null) => {
    setChosen(next);
    setMethod(undefined);
  };
  const { connector } = recognition;
  const ofGallery = connectorOf(target);
  const isRead = recognition.source === 'job' || recognition.source === 'metadata';
  // It is read later than the page opens, and rows that come late would move under the hands of a person who types.
  const isLate = isRead && method === undefined && ofGallery?.id !== connector?.id;
  const rowsFor = isLate ? ofGallery : connector;
  const isSaved = isMoving || recognition.authorization === 'save';
  const first = isSaved && kind === 'servicePrincipal' ? 'save' : 'authorize';
  const held = useCredentialForm(rowsFor);
  const { rows, fields, errors, attempt, hasTyped } = held;
  const recent = useState(noRecentKeys);
  const stored = useStoredKeys(target, rows, recent[0]);
  const storedKeys = stored.all.map(({ key }) => key);
  const templates = usePageTemplates(target).query.data;
  const signs = codeGrantSigns({
    connector: connector?.id,
    isOAuth: templates?.some(({ isOAuth }) => isOAuth === true),
    storedKeys,
  });
  const tools = useTool();
  const pasted = usePastedText(rows, () => tools.open('import'), recognition.connector?.id);
  // A dialog that is still being fetched must not come up over the review, and change what has been reviewed.
  const review = useReview(target, held, stored, recent, tools.drop);
  const { submit, reviewed, open } = review;
  /** Whether the person is being asked about sending a second time. */
  const [asking, setAsking] = useState(false);
  /** Whether the form is wanted where another place does the job. */
  const [wanted, setWanted] = useState(false);
  const isChosen = method !== undefined || recognition.source === 'choice';
  const isOpen = wanted || isChosen || recognition.authorization !== 'portal';
  const portal = portalPage(cloud.name, target, 'ProvisioningManagement');

  const forget = useEffectEvent(pasted.takeForImport);
  // What was pasted for an import that never came is not kept for another.
  useEffect(() => {
    if (tools.tool === undefined) forget();
  }, [tools.tool]);
  useRefusedDrops();
  const idle = useIdleWipe(
    () => rows.holdTyped() || tools.isWriting,
    (isWiping) => {
      // A dialog of the editor has secret fields of its own, which go with it.
      tools.drop();
      if (!isWiping) return;
      // The person no longer answers the window. A request that has left no longer needs its fields.
      submit.cancel();
      submit.test.cancel();
      rows.secrets.clearAll();
      review.close();
    },
  );

  useImperativeHandle(actions, () => ({
    enterValue() {
      const secret = storedKeysInView(queries, target)?.find((key) => classOf(key) === 'secret');
      const [row] = rows.list();
      if (secret !== undefined) stored.replace(secret);
      else if (row) focusField(row.row, row.key === '' ? 'key' : 'value');
    },
    review: (as) => open(as),
    move(withToken) {
      stored.clearAll(keysToDrop(storedKeys));
      // Graph takes the time as ISO 8601; the key's help has an example.
      const now = `${new Date().toISOString().slice(0, 19)}Z`;
      if (withToken)
        rows.apply(firstTokenKeys.map((key, at) => ({ row: undefined, key, value: at === 0 ? '' : now })));
      choose(clientCredentialsConnector);
      void givePageBack().then(() =>
        requestAnimationFrame(() => {
          const blank = rows.list().find(({ row, key }) => key !== '' && rows.secrets.isBlank(row));
          if (blank) focusField(blank.row, 'value');
        }),
      );
    },
  }));

  const { ended, tested } = submit;
  // It stays once it is there: it takes the focus of buttons that go away.
  const [hasTested, setHasTested] = useState(false);
  if (!hasTested && (submit.test.phase || submit.test.barred)) setHasTested(true);
  const edited = useEffectEvent(() => {
    // A person who types will want a review, must be asked before leaving, and may want a tool once the network is gone.
    void Promise.allSettled([
      ...[ReviewDialogs, TestProgress, AppliedNotice, PanelNotices].map((part) => part.prefetch()),
      loadLeaveQuestion(),
      valueParts.load(),
    ]);
    prefetchTools();
    idle.dismiss();
    if (ended?.receipt.outcome === 'applied') submit.dismiss('all');
    if (tested) submit.dismiss('tested');
    // What is tested is what was there at the click.
    if (submit.test.phase) submit.test.cancel();
  });
  useEffect(() => rows.onEdit(() => edited()), [rows]);
  // What stands in an input lies outside React.
  useEffect(() => graph.watchTyped(() => rows.read().map(({ value }) => value)), [graph, rows]);

  /** Closes the review for something on the page behind it. */
  const leaveReview = (then: () => void) => {
    review.close();
    requestAnimationFrame(then);
  };
  const stake = () => {
    if (isHeld()) return 'hold';
    return tools.isWriting || hasTyped() ? 'ask' : 'none';
  };
  return (
    <>
      <section className={`${panel.panel} ${styles.panel}`} aria-labelledby={heading}>
        <h2 id={heading} className={panel.hidden}>
          <FormattedMessage defaultMessage="Provisioning credentials" />
        </h2>
        {ended?.receipt.outcome === 'applied' && (
          <Suspense>
            <AppliedNotice submit={submit} target={target} onTest={onTest} onRestart={onRestart} />
          </Suspense>
        )}
        {idle.notice}
        {signs.length > 0 && kind === 'servicePrincipal' && !isMoving && (
          <Suspense>
            <CodeGrantNotice signs={signs} portal={portal} onMove={onMove} />
          </Suspense>
        )}
        <ConnectorChoice recognition={recognition} onChoose={choose} onMethod={setMethod} />
        {recognition.authorization === 'portal' && (
          <PortalNotice href={portal} open={isOpen} onOpen={() => setWanted(true)} />
        )}
        {/* Who is in the form may paste and type. What fails now is tried again then. */}
        <div
          hidden={!isOpen}
          onFocus={() => void Promise.allSettled([pasteReader.load(), valueParts.load(), prefetchExpiry()])}
        >
          <PasteContext value={pasted.take}>
            <NoteDateContext value={offerNoteDate}>
              <KeyExpiryContext value={expiryOfKey}>
                <CredentialForm
                  rows={rows}
                  fields={fields}
                  errors={errors}
                  attempt={attempt}
                  cloud={cloud}
                  connector={connector}
                  portal={portal}
                  stored={stored}
                  onSubmit={() => open(first)}
                  tools={<ToolButtons open={tools.open} />}
                  outcome={
                    <Suspense>
                      {hasTested && <TestProgress test={submit.test} onAgain={() => open('test')} />}
                      {(tested || submit.unsent || ended) && (
                        <PanelNotices
                          target={target}
                          review={review}
                          onGo={stored.goTo}
                          onSendAgain={() => setAsking(true)}
                        />
                      )}
                    </Suspense>
                  }
                  actions={
                    <ChangeCount rows={rows} stored={stored}>
                      {(changes) => (
                        <ActionBar
                          kind={kind}
                          first={first}
                          leads={!isRenewing && !isUnchanged(changes)}
                          canTest={changes.fresh > 0}
                          isTesting={submit.test.phase !== undefined}
                          onOpen={open}
                        >
                          <ChangeWords changes={changes} first={first} />
                        </ActionBar>
                      )}
                    </ChangeCount>
                  }
                />
              </KeyExpiryContext>
            </NoteDateContext>
          </PasteContext>
        </div>
        <ToolDialogs
          rows={rows}
          state={tools}
          takePasted={pasted.takeForImport}
          request={{ endpoint: submitEndpoint(graph, 'authorize', target), kind, id }}
          landing={{ connector: connector?.id, stored: stored.all, isSpent: held.isSpent }}
        />
        <Suspense>
          {reviewed && (
            <ReviewDialogs
              mode={reviewed.mode}
              target={target}
              cloud={cloud}
              rows={reviewed.rows}
              notes={rows.notes}
              submit={submit}
              cleared={stored.cleared}
              // Back to where it was opened from; the dialog has no trigger of its own to do so.
              onClose={() =>
                leaveReview(() =>
                  document
                    .getElementById(reviewed.mode === 'save' ? placeIds.save : placeIds.review)
                    ?.focus(),
                )
              }
              onGo={(key) => leaveReview(() => stored.goTo(key))}
            />
          )}
          {asking && ended && (
            <SendAgainDialog
              receipt={ended.receipt}
              onConfirm={() => {
                setAsking(false);
                void givePageBack().then(() => open(ended.receipt.verb));
              }}
              onClose={() => setAsking(false)}
            />
          )}
        </Suspense>
        <LeaveGuard stake={stake} />
      </section>
      <SunsetNote />
    </>
  );
}
