import { type ReviewProps, ReviewFrame } from './review-frame.tsx';
import type { Confirmed } from './use-submit.ts';
import { submitEndpoint } from '#src/requests/verbs.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import { Suspense, useState, useId } from 'react';
import { FormattedMessage, FormattedList, useIntl } from 'react-intl';
import type { SnippetRequest } from '#src/domain/snippets/posix.ts';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { NotLoaded } from '#src/ui/not-loaded.tsx';
import styles from '#src/ui/review-dialog.module.css';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { Check } from '#src/ui/read-panel.tsx';
import steps from '#src/ui/steps.module.css';
import {
  isConfirmable,
  keysTo,
  planSave,
  type ReEnterReason,
  type SavePlan,
} from '#src/domain/save-plan/plan-save.ts';
import { useStored } from '#src/requests/page-reads.ts';
import { Notice } from '#src/ui/notice.tsx';
import saveStyles from './save.module.css';
import { Link } from '@fluentui/react-components';
import { cutStep, ListCut } from '#src/ui/list-cut.tsx';

type ReviewDialogsProps = ReviewProps &
  Pick<SaveReviewProps, 'cleared' | 'onGo'> & { mode: Confirmed['mode'] };

/** The review for what the form is for. */
export function ReviewDialogs({ mode, cleared, onGo, ...rest }: ReviewDialogsProps) {
  switch (mode) {
    case 'authorize':
      return <ReviewDialog {...rest} />;
    case 'save':
      return <SaveReview {...rest} cleared={cleared} onGo={onGo} />;
  }
}

/** The review of credentials that the service authorizes itself with. */
function ReviewDialog(props: ReviewProps) {
  const { target, rows } = props;
  const endpoint = submitEndpoint(useGraph(), 'authorize', target);
  return (
    <ReviewFrame
      {...props}
      mode="authorize"
      endpoint={`POST ${endpoint}`}
      confirmed={{ mode: 'authorize', rows }}
    >
      <ReviewCode
        request={{ endpoint, kind: target.kind, id: target.id, keys: rows.map(({ key }) => key) }}
        severalLines={rows
          .filter(({ row }) => props.notes.get(row)?.severalLines === true)
          .map(({ key }) => key)}
      />
    </ReviewFrame>
  );
}

const CodePanel = lazyOr(NotLoaded, () => import('#src/ui/code-panel.tsx').then((part) => part.CodePanel));

/** The call that is about to be made, as code, for a person who asks. */
function ReviewCode(props: { request: SnippetRequest; severalLines: readonly string[] }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.asCode} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <FormattedMessage defaultMessage="Show the call as code" />
      </summary>
      <Suspense>{open && <CodePanel {...props} />}</Suspense>
    </details>
  );
}

type SaveReviewProps = ReviewProps & {
  /** The keys that a person chose to drop. */
  cleared: ReadonlySet<string>;
  /** Closes the review and goes to the value of a key, or to where a stored one is decided. */
  onGo: (key: string) => void;
};

/** The review of a save. It reads the stored credentials when it opens: an old list must not decide what is dropped. */
function SaveReview({ cleared, onGo, ...props }: SaveReviewProps) {
  const { target, rows, notes, submit } = props;
  const graph = useGraph();
  const read = useStored(target);
  /** What the person has said may be dropped: with other keys it has to be said again. */
  const [agreed, setAgreed] = useState<readonly string[]>([]);
  const { data, isFetching, error } = read.query;
  const plan =
    data && !isFetching && !error
      ? planSave(
          data,
          rows.map(({ key }) => key),
          cleared,
          submit.recent,
        )
      : undefined;
  const masked = rows
    .filter(({ row }) => notes.get(row)?.problems.some(({ code }) => code === 'masked'))
    .map(({ key }) => key);
  const dropped = plan ? keysTo(plan, 'clear') : [];
  const isAgreed = dropped.every((key) => agreed.includes(key));
  const isReady = data && plan && isConfirmable(plan) && isAgreed && masked.length === 0;
  return (
    <ReviewFrame
      {...props}
      mode="save"
      endpoint={`PUT ${submitEndpoint(graph, 'save', target)}`}
      confirmed={isReady ? { mode: 'save', rows, plan, told: data } : undefined}
      lead={
        <section className={steps.bare}>
          <p>
            <FormattedMessage defaultMessage="Replaces all stored credentials. Nothing is tested." />
          </p>
          <Check
            read={read}
            reading={<FormattedMessage defaultMessage="Reading stored credentials…" />}
            denied={
              <FormattedMessage defaultMessage="You can't read the stored credentials, so you can't save: other keys could be lost." />
            }
          >
            {() =>
              plan && (
                <SavePlanView
                  plan={plan}
                  masked={masked}
                  agreed={isAgreed}
                  onAgree={(yes) => setAgreed(yes ? dropped : [])}
                  disabled={submit.pending !== undefined}
                  onGo={onGo}
                />
              )
            }
          </Check>
        </section>
      }
    />
  );
}

type SavePlanViewProps = {
  plan: SavePlan;
  /** The keys whose typed value is a mask. */
  masked: readonly string[];
  /** Whether the person has said that what would be dropped may be. */
  agreed: boolean;
  onAgree: (agreed: boolean) => void;
  disabled: boolean;
  onGo: (key: string) => void;
};

/** What a save does with each key, and what still blocks it. */
export function SavePlanView(props: SavePlanViewProps) {
  const { plan, masked, agreed, onAgree, disabled, onGo } = props;
  const checkbox = useId();
  const dropped = keysTo(plan, 'clear');
  const told = new Map(plan.steps.flatMap((step) => (step.action === 'keep' ? [[step.key, step.text]] : [])));
  const undecided = keysTo(plan, 're-enter');
  return (
    <>
      {undecided.length > 0 && (
        <Notice
          intent="error"
          title={
            <FormattedMessage
              defaultMessage="{count, plural, one {1 stored key will be lost.} other {# stored keys will be lost.}}"
              values={{ count: undecided.length }}
            />
          }
        >
          <FormattedMessage
            defaultMessage="Re-enter {count, plural, one {it} other {them}}, or confirm the removal with Clear."
            values={{ count: undecided.length }}
          />
          <Undecided plan={plan} onGo={onGo} />
        </Notice>
      )}
      {masked.length > 0 && (
        <Notice
          intent="error"
          title={<FormattedMessage defaultMessage="Enter the real value, not asterisks." />}
        >
          <FormattedMessage defaultMessage="Graph shows asterisks for a hidden value. Saved, they would replace it:" />{' '}
          <KeyLinks keys={masked} onGo={onGo} />
        </Notice>
      )}
      {undecided.length === 0 && !isConfirmable(plan) && (
        <Notice intent="error" title={<FormattedMessage defaultMessage="Nothing would be left." />}>
          <FormattedMessage defaultMessage="Keep at least one key." />
        </Notice>
      )}
      <dl className={saveStyles.plan}>
        <Keys name={<FormattedMessage defaultMessage="New" />} keys={keysTo(plan, 'add')} />
        <Keys name={<FormattedMessage defaultMessage="Replaced" />} keys={keysTo(plan, 'replace')} />
        <Keys name={<FormattedMessage defaultMessage="Kept" />} keys={keysTo(plan, 'keep')} told={told} />
        <Keys name={<FormattedMessage defaultMessage="Removed" />} keys={dropped} dropped />
      </dl>
      {dropped.length > 0 && (
        <p className={saveStyles.agree}>
          <input
            type="checkbox"
            id={checkbox}
            checked={agreed}
            disabled={disabled}
            onChange={({ target }) => onAgree(target.checked)}
          />
          <label htmlFor={checkbox}>
            <FormattedMessage
              defaultMessage="Remove {keys}. This page can't restore {count, plural, one {it} other {them}}."
              values={{
                count: dropped.length,
                keys:
                  dropped.length > cutStep ? (
                    <FormattedMessage
                      defaultMessage="all {count, number} keys above"
                      values={{ count: dropped.length }}
                    />
                  ) : (
                    <FormattedList
                      value={dropped.map((key) => (
                        <Verbatim key={key}>{key}</Verbatim>
                      ))}
                    />
                  ),
              }}
            />
          </label>
        </p>
      )}
    </>
  );
}

/** The undecided keys by what is in the way of keeping them. */
function Undecided({ plan, onGo }: Pick<SavePlanViewProps, 'plan' | 'onGo'>) {
  const open = plan.steps.filter((step) => step.action === 're-enter');
  return reasons.map(({ of, text }) => {
    const keys = open.filter(({ because }) => of.includes(because)).map(({ key }) => key);
    return (
      keys.length > 0 && (
        <p key={of[0]}>
          {text} <KeyLinks keys={keys} onGo={onGo} />
        </p>
      )
    );
  });
}

const reasons: readonly { of: readonly ReEnterReason[]; text: React.ReactNode }[] = [
  {
    of: ['hidden', 'empty'],
    text: <FormattedMessage defaultMessage="Hidden value, can't be kept:" />,
  },
  {
    of: ['recent'],
    text: <FormattedMessage defaultMessage="Just changed, so Graph may return the old value:" />,
  },
  {
    of: ['twice'],
    text: <FormattedMessage defaultMessage="Listed twice, so the current value is unclear:" />,
  },
];

type KeysProps = {
  name: React.ReactNode;
  keys: readonly string[];
  /** What Graph returned for them, which the save sends back unchanged. */
  told?: ReadonlyMap<string, string>;
  dropped?: true;
};

function Keys({ name, keys, told, dropped }: KeysProps) {
  const [most, setMost] = useState(cutStep);
  if (keys.length === 0) return null;
  return (
    <div className={dropped ? saveStyles.dropped : undefined}>
      <dt>{name}</dt>
      {keys.slice(0, most).map((key) => (
        <dd key={key}>
          <code dir="ltr" translate="no">
            {key}
          </code>
          {told?.has(key) && (
            <code dir="ltr" translate="no" className={saveStyles.told}>
              {told.get(key)}
            </code>
          )}
        </dd>
      ))}
      {keys.length > most && (
        <dd>
          <ListCut shown={most} total={keys.length} onMore={() => setMost(most + cutStep)} />
        </dd>
      )}
    </div>
  );
}

/** Keys, each a way to where something is to be done about it; as many as a person can work through. */
function KeyLinks({ keys, onGo }: { keys: readonly string[]; onGo: (key: string) => void }) {
  const intl = useIntl();
  const [most, setMost] = useState(cutStep);
  const links = (
    <FormattedList
      type="unit"
      value={keys.slice(0, most).map((key) => (
        <Link
          key={key}
          inline
          aria-label={intl.formatMessage({ defaultMessage: 'Go to {key}' }, { key })}
          onClick={() => onGo(key)}
        >
          <Verbatim>{key}</Verbatim>
        </Link>
      ))}
    />
  );
  if (keys.length <= most) return links;
  return (
    <>
      {links}
      <ListCut shown={most} total={keys.length} onMore={() => setMost(most + cutStep)} />
    </>
  );
}
