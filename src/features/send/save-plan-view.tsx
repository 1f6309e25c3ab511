import { useId } from 'react';
import { FormattedList, FormattedMessage } from 'react-intl';
import { isConfirmable, keysTo, type ReEnterReason, type SavePlan } from '#src/domain/save-plan/plan-save.ts';
import { Notice } from '#src/ui/notice.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { KeyLinks } from './key-links.tsx';
import styles from './save.module.css';

type SavePlanViewProps = {
  plan: SavePlan;
  /** The keys whose typed value is a mask. */
  masked: readonly string[];
  /** Whether the person has said that what would be dropped may be. */
  agreed: boolean;
  onAgree: (agreed: boolean) => void;
  disabled: boolean;
  onDecide: (key: string) => void;
  onGo: (key: string) => void;
};

/** What a save makes of each key, and what still speaks against it. */
export function SavePlanView(props: SavePlanViewProps) {
  const { plan, masked, agreed, onAgree, disabled, onDecide, onGo } = props;
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
              defaultMessage="{count, plural, one {One stored key is not decided.} other {# stored keys are not decided.}}"
              values={{ count: undecided.length }}
            />
          }
        >
          <FormattedMessage defaultMessage="A save would drop them. Enter each again to keep it, or choose to clear it." />
          <Undecided plan={plan} onDecide={onDecide} />
        </Notice>
      )}
      {masked.length > 0 && (
        <Notice intent="error" title={<FormattedMessage defaultMessage="A mask is no value." />}>
          <FormattedMessage defaultMessage="Nothing but asterisks is how Graph hides what is stored; saved, it would take the place of the real value. Enter the value itself:" />{' '}
          <KeyLinks keys={masked} onGo={onGo} />
        </Notice>
      )}
      {undecided.length === 0 && !isConfirmable(plan) && (
        <Notice intent="error" title={<FormattedMessage defaultMessage="Nothing would be left." />}>
          <FormattedMessage defaultMessage="This page does not save an empty set: at least one key has to stay." />
        </Notice>
      )}
      <dl className={styles.plan}>
        <Keys name={<FormattedMessage defaultMessage="New" />} keys={keysTo(plan, 'add')} />
        <Keys name={<FormattedMessage defaultMessage="Replaced" />} keys={keysTo(plan, 'replace')} />
        <Keys
          name={<FormattedMessage defaultMessage="Kept as told" />}
          keys={keysTo(plan, 'keep')}
          told={told}
        />
        <Keys name={<FormattedMessage defaultMessage="Dropped" />} keys={dropped} dropped />
      </dl>
      {dropped.length > 0 && (
        <p className={styles.agree}>
          <input
            type="checkbox"
            id={checkbox}
            checked={agreed}
            disabled={disabled}
            onChange={({ target }) => onAgree(target.checked)}
          />
          <label htmlFor={checkbox}>
            <FormattedMessage
              defaultMessage="Drop {keys}: {count, plural, one {it is} other {they are}} not stored any more afterwards, and this page cannot bring {count, plural, one {it} other {them}} back"
              values={{
                count: dropped.length,
                keys: (
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
function Undecided({ plan, onDecide }: Pick<SavePlanViewProps, 'plan' | 'onDecide'>) {
  const open = plan.steps.filter((step) => step.action === 're-enter');
  return reasons.map(({ of, text }) => {
    const keys = open.filter(({ because }) => of.includes(because)).map(({ key }) => key);
    return (
      keys.length > 0 && (
        <p key={of[0]}>
          {text} <KeyLinks keys={keys} onGo={onDecide} />
        </p>
      )
    );
  });
}

const reasons: readonly { of: readonly ReEnterReason[]; text: React.ReactNode }[] = [
  {
    of: ['hidden', 'empty'],
    text: (
      <FormattedMessage defaultMessage="Graph does not tell what is stored, so this page cannot send it along:" />
    ),
  },
  {
    of: ['recent'],
    text: (
      <FormattedMessage defaultMessage="This page has changed it, and Graph may still tell what was before:" />
    ),
  },
  {
    of: ['twice'],
    text: <FormattedMessage defaultMessage="Graph lists it twice, so nobody can say which value counts:" />,
  },
];

type KeysProps = {
  name: React.ReactNode;
  keys: readonly string[];
  /** What Graph told of them, which goes back as it is. */
  told?: ReadonlyMap<string, string>;
  dropped?: true;
};

function Keys({ name, keys, told, dropped }: KeysProps) {
  if (keys.length === 0) return null;
  return (
    <div className={dropped ? styles.dropped : undefined}>
      <dt>{name}</dt>
      {keys.map((key) => (
        <dd key={key}>
          <code dir="ltr" translate="no">
            {key}
          </code>
          {told?.has(key) && (
            <code dir="ltr" translate="no" className={styles.told}>
              {told.get(key)}
            </code>
          )}
        </dd>
      ))}
    </div>
  );
}
