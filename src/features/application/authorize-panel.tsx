import { useQueryClient } from '@tanstack/react-query';
import { type Ref, useEffect, useEffectEvent, useId, useImperativeHandle, useState, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Cloud } from '#src/config/clouds.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import { classOf } from '#src/domain/keys/keys.ts';
import type { Mode } from '#src/domain/receipt.ts';
import type { Target } from '#src/domain/target.ts';
import { focusField } from '#src/features/editor/field-id.ts';
import { storedKeysInView } from '#src/requests/stored-credentials.ts';
import { submitEndpoint } from '#src/requests/verbs.ts';
import { givePageBack } from '#src/ui/restore-aria-hidden.ts';
import { useIdle } from '#src/ui/use-idle.ts';
import { useRefusedDrops } from '#src/ui/use-refused-drops.ts';
import { ConnectorChoice } from '#src/features/editor/connector-choice.tsx';
import { CredentialForm } from '#src/features/editor/credential-form.tsx';
import { IdleNotice, IdleWarning } from '#src/features/editor/idle-notice.tsx';
import { ModeChoice } from '#src/features/send/mode-choice.tsx';
import { SunsetNote } from '#src/features/send/sunset-note.tsx';
import { AppliedNotice, PanelNotices } from './panel-notices.tsx';
import panel from '#src/ui/panel.module.css';
import { ReviewDialogs } from '#src/features/send/review-dialogs.tsx';
import { placeIds } from '#src/ui/places.ts';
import { NoteDateContext } from '#src/features/editor/note-date-context.ts';
import { offerNoteDate } from './expiry-section.tsx';
import { PasteContext } from '#src/features/editor/paste-pairs.ts';
import { focusStoredItem } from '#src/features/stored/stored-item-id.ts';
import { StoredPanel } from '#src/features/stored/stored-panel.tsx';
import styles from './target-screen.module.css';
import { TestPanel } from '#src/features/send/test-panel.tsx';
import { useStoredTest } from '#src/features/send/use-stored-test.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import { ToolButtons } from '#src/features/editor/tool-buttons.tsx';
import { ToolDialogs } from '#src/features/editor/tool-dialogs.tsx';
import { SendAgainDialog } from '#src/features/send/send-again-dialog.tsx';
import { useCredentialForm } from '#src/features/editor/use-credential-form.ts';
import { usePastedText } from '#src/features/editor/use-pasted-text.ts';
import { useReview } from '#src/features/send/use-review.ts';
import { useRowLinks } from '#src/features/editor/use-row-links.ts';
import { useSaveChoices } from '#src/features/stored/use-save-choices.ts';
import { useTool } from '#src/features/editor/use-tool.ts';
import { underWay, useLeaving } from '#src/requests/leaving.ts';
import { useBlocker } from '#src/ui/router.tsx';
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';

/** Typed values leave the page after so many milliseconds without a sign of life. */
const idle = { warning: 540_000, limit: 600_000 } as const;

type AuthorizePanelProps = {
  target: Target;
  cloud: Cloud;
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
};

/** The whole of the job on one target: fill in, review, send, read the outcome. */
export function AuthorizePanel({ target, cloud, onRestart, actions }: AuthorizePanelProps) {
  const heading = useId();
  const graph = useGraph();
  const queries = useQueryClient();
  const held = useCredentialForm(target);
  const { rows, fields, errors, attempt, connector, choose, hasTyped } = held;
  const { secrets } = rows;
  const tools = useTool();
  /** Whether the person is being asked about sending a second time. */
  const [asking, setAsking] = useState(false);
  const [wiped, setWiped] = useState(false);
  /** How often the wipe has been announced and not come. */
  const [warned, setWarned] = useState(0);
  const [warning, setWarning] = useState(false);
  const links = useRowLinks(rows);
  const choices = useSaveChoices(links);
  const pasted = usePastedText(rows, () => tools.open('import'));
  const { tool } = tools;
  const { takeForImport } = pasted;
  const { isHeld } = useTargetPage();
  const testing = useStoredTest(target);
  const forget = useEffectEvent(takeForImport);
  // What was pasted for an import that never came is not kept for another.
  useEffect(() => {
    if (tool === undefined) forget();
  }, [tool]);

  // One that is still being fetched must not come up over the review, and change what has been reviewed.
  const review = useReview(target, held, choices, tools.drop);
  const { submit, reviewed, mode } = review;
  useRefusedDrops();
  const isHolding = () => rows.holdTyped() || tools.isWriting;
  useIdle(idle, {
    onNear() {
      if (!isHolding()) return;
      setWarned((times) => times + 1);
      setWarning(true);
    },
    onIdle() {
      const isWiping = isHolding();
      setWarning(false);
      // A dialog of the editor has secret fields of its own, which go with it.
      tools.drop();
      if (!isWiping) return;
      // The person no longer answers the window. A request that has left no longer needs its fields.
      submit.cancel();
      secrets.clearAll();
      review.close();
      setWiped(true);
    },
  });

  useImperativeHandle(actions, () => ({
    enterValue() {
      const secret = storedKeysInView(queries, target)?.find((key) => classOf(key) === 'secret');
      const [first] = rows.list();
      if (secret !== undefined) choices.replace(secret);
      else if (first) focusField(first.row, first.key === '' ? 'key' : 'value');
    },
    review: (as) => review.open(as),
  }));

  const { ended, tested } = submit;
  const edited = useEffectEvent(() => {
    setWiped(false);
    if (ended?.receipt.outcome === 'applied') submit.dismiss('all');
    if (tested) submit.dismiss('tested');
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
  const { kind, id } = target;
  return (
    <>
      <section className={`${panel.panel} ${styles.panel}`} aria-labelledby={heading}>
        <h2 id={heading}>
          <FormattedMessage defaultMessage="Provisioning credentials" />
        </h2>
        <p className={styles.lead}>
          <FormattedMessage defaultMessage="What the provisioning service needs to reach the app on the other side. Each value goes to Microsoft Graph once, when you have confirmed it, and is kept nowhere here." />
        </p>
        <AppliedNotice submit={submit} target={target} onTest={testing.start} onRestart={onRestart} />
        {wiped && <IdleNotice />}
        {warning && <IdleWarning key={warned} onKeep={() => setWarning(false)} />}
        <ConnectorChoice value={connector} onChoose={choose} />
        <PasteContext value={pasted.take}>
          <NoteDateContext value={offerNoteDate}>
            <CredentialForm
              rows={rows}
              fields={fields}
              errors={errors}
              attempt={attempt}
              cloud={cloud}
              onReview={() => review.open()}
              tools={<ToolButtons open={tools.open} />}
              outcome={
                <PanelNotices
                  target={target}
                  review={review}
                  onGo={links.goTo}
                  onSendAgain={() => setAsking(true)}
                />
              }
              mode={mode}
              modeChoice={<ModeChoice kind={kind} />}
            />
          </NoteDateContext>
        </PasteContext>
        <ToolDialogs
          rows={rows}
          state={tools}
          takePasted={pasted.takeForImport}
          request={{ endpoint: submitEndpoint(graph, 'authorize', target), kind, id }}
        />
        {reviewed && (
          <ReviewDialogs
            mode={reviewed.mode}
            target={target}
            cloud={cloud}
            rows={reviewed.rows}
            notes={rows.notes}
            submit={submit}
            cleared={choices.cleared}
            // Back to where it was opened from; the dialog has no trigger of its own to do so.
            onClose={() => leaveReview(() => document.getElementById(placeIds.review)?.focus())}
            onDecide={(key) => leaveReview(() => focusStoredItem(key))}
            onGo={(key) => leaveReview(() => links.goTo(key))}
          />
        )}
        {asking && ended && (
          <SendAgainDialog
            receipt={ended.receipt}
            onConfirm={() => {
              setAsking(false);
              void givePageBack().then(() => review.open(ended.receipt.verb));
            }}
            onClose={() => setAsking(false)}
          />
        )}
        <SunsetNote />
        <LeaveGuard stake={stake} />
      </section>
      <StoredPanel target={target} keys={links.keys} mode={mode} choices={choices} recent={submit.recent} />
      <TestPanel target={target} testing={testing} connector={connector} />
    </>
  );
}

/** `hold`: an action is under way whose outcome appears here. `ask`: leaving would lose typed values. */
type Stake = 'none' | 'ask' | 'hold';

/** How long a yes counts, in milliseconds. */
const agreedFor = 10_000;

/** `before`: where the focus was. */
type Question = { before: Element | null; answer: (leave: boolean) => void; overtake: () => void };

/** Asks once before a link, a reload, another account or a sign-out takes away what was typed. */
function LeaveGuard({ stake }: { stake: () => Stake }) {
  const leaving = useLeaving();
  const [question, setQuestion] = useState<Question>();
  // After a yes, the browser does not ask the person again.
  const agreed = useRef(false);
  const agree = () => {
    agreed.current = true;
    // If the browser could not leave, the guard is active again.
    setTimeout(() => {
      agreed.current = false;
    }, agreedFor);
  };
  const stakeNow = useEffectEvent(() => (agreed.current ? 'none' : stake()));
  const ask = useEffectEvent(
    () =>
      new Promise<boolean>((resolve) => {
        if (stakeNow() === 'none') resolve(true);
        else if (stakeNow() === 'hold') {
          // Outside a dialog nothing else shows why the page stays.
          document.querySelector<HTMLElement>(`[${underWay}]`)?.focus();
          resolve(false);
        } else {
          // The answer to the new question must not reach the previous caller.
          question?.overtake();
          const before = question?.before ?? document.activeElement;
          setQuestion({
            before,
            overtake: () => resolve(false),
            answer(leave) {
              if (leave) agree();
              setQuestion(undefined);
              // Another dialog may be open below: with the focus back in it, it holds the keyboard again.
              if (!leave && before instanceof HTMLElement) requestAnimationFrame(() => before.focus());
              resolve(leave);
            },
          });
        }
      }),
  );
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && !agreed.current && stake() !== 'none',
  );
  // The router is outside React's reach: the page releases or cancels the navigation that it blocks.
  useEffect(() => {
    if (blocker.state !== 'blocked') return undefined;
    let isCurrent = true;
    void ask().then((leave) => {
      // The router holds back one way at a time; of one that was overtaken it knows no more.
      if (!isCurrent) return undefined;
      return leave ? blocker.proceed() : blocker.reset();
    });
    return () => {
      isCurrent = false;
    };
  }, [blocker]);
  const agreeNow = useEffectEvent(agree);
  useEffect(() => leaving.guard({ ask: () => ask(), agree: () => agreeNow() }), [leaving]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (stakeNow() !== 'none') event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);
  return question ? <LeaveQuestion onAnswer={question.answer} /> : null;
}

/** Asks whether to lose the typed values. After a yes, the page closes together with this dialog. */
function LeaveQuestion({ onAnswer }: { onAnswer: (leave: boolean) => void }) {
  // What is hidden while a dialog is open lies outside React.
  useEffect(() => () => void givePageBack(), []);
  return (
    <Dialog open modalType="alert" onOpenChange={() => onAnswer(false)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle action={null}>
            <FormattedMessage defaultMessage="Leave, and lose what you typed?" />
          </DialogTitle>
          <DialogContent>
            <FormattedMessage defaultMessage="The values are kept nowhere: whoever leaves this page has to enter them again." />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={() => onAnswer(false)}>
              <FormattedMessage defaultMessage="Stay here" />
            </Button>
            <Button onClick={() => onAnswer(true)}>
              <FormattedMessage defaultMessage="Leave" description="Button that leaves the page" />
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
