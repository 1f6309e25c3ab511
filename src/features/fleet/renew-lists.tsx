import { type ReactNode, useState } from 'react';
import { FormattedList, FormattedMessage, useIntl } from 'react-intl';
import type { ValueProblem } from '#src/domain/credentials/credential.ts';
import type { RenewalPlan } from '#src/domain/fleet/renewal-plan.ts';
import { canClear } from '#src/domain/save-plan/plan-save.ts';
import type { Target } from '#src/domain/target.ts';
import { Button } from '#src/ui/button.tsx';
import { cutStep, ListCut } from '#src/ui/list-cut.tsx';
import { NameWarning } from '#src/ui/name-warning.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { ValueProblemWhat } from '#src/ui/value-problem-text.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { skipWords } from './run-words.tsx';
import styles from './run.module.css';
import type { Wish } from './use-renewal-source.ts';

export function VerbWord({ verb }: { verb: 'save' | 'authorize' }) {
  return verb === 'save' ? (
    <FormattedMessage defaultMessage="Save" />
  ) : (
    <FormattedMessage defaultMessage="Authorize" />
  );
}

export function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <FormattedList
      type="unit"
      value={keys.map((key) => (
        <Verbatim key={key}>{key}</Verbatim>
      ))}
    />
  );
}

type App = { target: Target; more?: ReactNode; action?: ReactNode };

/** Applications by name, a hundred at first. */
export function Apps({ apps }: { apps: readonly App[] }) {
  const [most, setMost] = useState(cutStep);
  return (
    <>
      <ul className={styles.hosts}>
        {apps.slice(0, most).map(({ target, more, action }) => (
          <li key={target.id}>
            <bdi>{target.displayName}</bdi> <NameWarning name={target.displayName} short />
            {more && <> – {more}</>} {action}
          </li>
        ))}
      </ul>
      <ListCut
        shown={Math.min(most, apps.length)}
        total={apps.length}
        onMore={() => setMost(most + cutStep)}
      />
    </>
  );
}

type LeftOutProps = {
  leftOut: readonly LeftOutRow[];
  wishes: ReadonlyMap<string, Wish>;
  /** Agrees to lose the stored keys of an application. */
  onRemove: (id: string) => void;
};

type LeftOutRow = { target: Target; plan: Extract<RenewalPlan, { state: 'left-out' }> };

/** Why applications are left out, each reason with their names. */
export function LeftOut({ leftOut, wishes, onRemove }: LeftOutProps) {
  const intl = useIntl();
  if (leftOut.length === 0) return null;
  const reasons = [...new Set(leftOut.map(({ plan }) => plan.why))];
  return (
    <Notice
      intent="warning"
      title={
        <FormattedMessage
          defaultMessage="{count, plural, one {1 application is} other {# applications are}} left out."
          values={{ count: leftOut.length }}
        />
      }
    >
      {reasons.map((why) => (
        <div key={why} className={styles.part}>
          <p>{skipWords[why]}</p>
          <Apps
            apps={leftOut
              .filter(({ plan }) => plan.why === why)
              .map(({ target, plan }) => ({
                target,
                more:
                  plan.keys.length > 0 ? (
                    <Keys keys={plan.keys} />
                  ) : (
                    why === 'value-problem' && <Errors wish={wishes.get(target.id.toLowerCase())} />
                  ),
                action: why === 'loses-key' && plan.keys.every(canClear) && (
                  <Button
                    size="small"
                    aria-label={intl.formatMessage(
                      { defaultMessage: 'Renew and remove {keys} from {name}' },
                      { keys: intl.formatList(plan.keys), name: target.displayName },
                    )}
                    onClick={() => onRemove(target.id.toLowerCase())}
                  >
                    <FormattedMessage defaultMessage="Renew and remove" />
                  </Button>
                ),
              }))}
          />
        </div>
      ))}
    </Notice>
  );
}

type WarningsProps = { wishes: ReadonlyMap<string, Wish>; ids: readonly string[] };

/** What looked like a mistake in the values, by kind and how often. */
export function Warnings({ wishes, ids }: WarningsProps) {
  const found = new Map<string, { problem: ValueProblem; count: number }>();
  for (const problem of ids.flatMap((id) => wishes.get(id)?.warnings ?? []))
    found.set(problem.code, { problem, count: (found.get(problem.code)?.count ?? 0) + 1 });
  if (found.size === 0) return null;
  return (
    <Notice intent="warning" title={<FormattedMessage defaultMessage="Check before you send." />}>
      <ul className={styles.hosts}>
        {[...found.values()].map(({ problem, count }) => (
          <li key={problem.code}>
            <ValueProblemWhat problem={problem} />{' '}
            <FormattedMessage
              defaultMessage="({count, plural, one {1 application} other {# applications}})"
              values={{ count }}
            />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Errors({ wish }: { wish: Wish | undefined }) {
  if (wish?.isFaulty) return <FormattedMessage defaultMessage="a row of its file is not used" />;
  return wish?.errors.map((problem) => <ValueProblemWhat key={problem.code} problem={problem} />);
}
