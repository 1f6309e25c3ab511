import { type ReactNode, useState } from 'react';
import { FormattedList, FormattedMessage, useIntl } from 'react-intl';
import { planRenewal, type RenewalPlan } from '#src/domain/fleet/renewal-plan.ts';
import type { FleetRow } from '#src/domain/fleet/row.ts';
import type { Target } from '#src/domain/target.ts';
import type { Looks } from '#src/requests/fleet-look.ts';
import { useIdentity } from '#src/requests/graph-context.ts';
import { Button } from '#src/ui/button.tsx';
import { Field, Input, Select } from '#src/ui/field.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { ReadPanel } from '#src/ui/read-panel.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { Apps, Keys, LeftOut, VerbWord, Warnings } from './renew-lists.tsx';
import styles from './run.module.css';
import { ReadCount, useLooks } from './test-many.tsx';
import type { Wish } from './use-renewal-source.ts';

export type PlannedRow = { target: Target; plan: RenewalPlan };

export type RunOptions = { test: boolean; restart: boolean; stopAfter: number | undefined };

/** From here on a person types how many applications a run is for. */
const asksFrom = 11;

type RenewReviewProps = {
  /** Those with a new value. */
  rows: readonly FleetRow[];
  wishes: ReadonlyMap<string, Wish>;
  /** Applications without one. */
  blank: number;
  onBack: () => void;
  onStart: (planned: readonly PlannedRow[], options: RunOptions) => void;
};

/** What will be done with which application, before it is done. It reads what is stored when it opens. */
export function RenewReview({ rows, wishes, blank, onBack, onStart }: RenewReviewProps) {
  const read = useLooks(rows);
  const { isFetching, error } = read.query;
  return (
    <>
      <ReadPanel
        read={read}
        role="status"
        className={styles.note}
        denied={
          <FormattedMessage defaultMessage="You can't read the stored credentials, so you can't save: other keys could be lost." />
        }
        renderNews={({ reading }) =>
          reading && <FormattedMessage defaultMessage="Reading stored credentials…" />
        }
      >
        {({ data }) =>
          isFetching ? (
            <ReadCount read={data?.size ?? 0} total={rows.length} />
          ) : (
            !error &&
            data && (
              <Plans
                rows={rows}
                looks={data}
                wishes={wishes}
                blank={blank}
                onBack={onBack}
                onStart={onStart}
              />
            )
          )
        }
      </ReadPanel>
      {(isFetching || error) && (
        <div className={styles.actions}>
          <Button onClick={onBack}>
            <FormattedMessage defaultMessage="Change the values" />
          </Button>
        </div>
      )}
    </>
  );
}

type PlansProps = RenewReviewProps & { looks: Looks };

function Plans({ rows, looks, wishes, blank, onBack, onStart }: PlansProps) {
  const intl = useIntl();
  const { tenantId, tenantDomain, username } = useIdentity();
  /** Applications whose stored keys a person has agreed to lose. */
  const [removing, setRemoving] = useState<ReadonlySet<string>>(new Set());
  const [options, setOptions] = useState<RunOptions>({ test: true, restart: false, stopAfter: 3 });
  const [typed, setTyped] = useState('');
  const planned = rows.map((row): PlannedRow => {
    const id = row.target.id.toLowerCase();
    const wish = wishes.get(id);
    return {
      target: row.target,
      plan: planRenewal(row, looks.get(id), {
        keys: wish?.keys ?? [],
        hasProblem: wish === undefined || wish.isFaulty || wish.errors.length > 0,
        mayRemove: removing.has(id),
      }),
    };
  });
  const ready = planned.flatMap(({ target, plan }) => (plan.state === 'ready' ? [{ target, plan }] : []));
  const leftOut = planned.flatMap(({ target, plan }) =>
    plan.state === 'left-out' ? [{ target, plan }] : [],
  );
  const losing = ready.filter(({ plan }) => plan.removed.length > 0);
  const asks = ready.length >= asksFrom;
  const isReady = ready.length > 0 && (!asks || typed.trim() === String(ready.length));
  const inRun = new Set(ready.map(({ target }) => target.id));
  const quarantined = rows.filter(
    ({ job, target }) => job.quarantine !== undefined && inRun.has(target.id),
  ).length;
  return (
    <>
      <dl className={styles.facts}>
        <Fact name={<FormattedMessage defaultMessage="Applications" />}>
          <FormattedMessage
            defaultMessage="{ready, number} of {total, number}"
            values={{ ready: ready.length, total: rows.length + blank }}
          />
        </Fact>
        <Fact name={<FormattedMessage defaultMessage="Keys" />}>
          <Tally of={ready.flatMap(({ plan }) => plan.keys)} />
        </Fact>
        <Fact name={<FormattedMessage defaultMessage="Verbs" />}>
          <Tally of={ready.map(({ plan }) => plan.verb)} />
        </Fact>
        <Fact name={<FormattedMessage defaultMessage="Tenant" />}>
          {tenantDomain && <Verbatim>{tenantDomain}</Verbatim>} <code translate="no">{tenantId}</code>
        </Fact>
        <Fact name={<FormattedMessage defaultMessage="Account" />}>
          <Verbatim>{username}</Verbatim>
        </Fact>
      </dl>
      {blank > 0 && (
        <p className={styles.note}>
          <FormattedMessage
            defaultMessage="{count, plural, one {1 application has} other {# applications have}} no new value and {count, plural, one {is} other {are}} left out."
            values={{ count: blank }}
          />
        </p>
      )}
      <LeftOut leftOut={leftOut} wishes={wishes} onRemove={(id) => setRemoving(new Set([...removing, id]))} />
      {losing.length > 0 && (
        <Notice
          intent="warning"
          title={
            <FormattedMessage
              defaultMessage="{count, plural, one {1 application loses} other {# applications lose}} stored keys."
              values={{ count: losing.length }}
            />
          }
        >
          <FormattedMessage defaultMessage="This page can't restore them." />
          <Apps
            apps={losing.map(({ target, plan }) => ({
              target,
              more: <Keys keys={plan.removed} />,
              action: (
                <Button
                  size="small"
                  aria-label={intl.formatMessage(
                    { defaultMessage: 'Undo the removal from {name}' },
                    { name: target.displayName },
                  )}
                  onClick={() =>
                    setRemoving(new Set([...removing].filter((one) => one !== target.id.toLowerCase())))
                  }
                >
                  <FormattedMessage defaultMessage="Undo" />
                </Button>
              ),
            }))}
          />
        </Notice>
      )}
      <Warnings wishes={wishes} ids={ready.map(({ target }) => target.id.toLowerCase())} />
      <details className={styles.part}>
        <summary>
          <FormattedMessage defaultMessage="What is done with each application" />
        </summary>
        <Apps
          apps={ready.map(({ target, plan }) => ({
            target,
            more: (
              <>
                <VerbWord verb={plan.verb} />: <Keys keys={plan.keys} />
              </>
            ),
          }))}
        />
      </details>
      <Options
        options={options}
        quarantined={quarantined}
        onChange={(change) => setOptions({ ...options, ...change })}
      />
      {asks && (
        <Field
          label={intl.formatMessage(
            { defaultMessage: 'Type {count} to confirm the number of applications' },
            { count: ready.length },
          )}
          className={styles.narrow}
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              inputMode="numeric"
              value={typed}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          )}
        </Field>
      )}
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={!isReady} onClick={() => onStart(planned, options)}>
          <FormattedMessage
            defaultMessage="Renew {count, plural, one {1 application} other {# applications}}"
            values={{ count: ready.length }}
          />
        </Button>
        <Button onClick={onBack}>
          <FormattedMessage defaultMessage="Change the values" />
        </Button>
      </div>
    </>
  );
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Each word with how often it stands there. */
function Tally({ of }: { of: readonly string[] }) {
  const counts = new Map<string, number>();
  for (const one of of) counts.set(one, (counts.get(one) ?? 0) + 1);
  if (counts.size === 0) return <>–</>;
  return (
    <FormattedList
      type="unit"
      value={[...counts].map(([word, count]) => (
        <span key={word}>
          {word === 'save' || word === 'authorize' ? <VerbWord verb={word} /> : <Verbatim>{word}</Verbatim>}
          {` × ${count}`}
        </span>
      ))}
    />
  );
}

type OptionsProps = {
  options: RunOptions;
  quarantined: number;
  onChange: (change: Partial<RunOptions>) => void;
};

const limits = [1, 3, 10, 50] as const;

function Options({ options, quarantined, onChange }: OptionsProps) {
  const intl = useIntl();
  return (
    <fieldset className={styles.part}>
      <legend>
        <FormattedMessage defaultMessage="Options" />
      </legend>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={options.test}
          onChange={({ currentTarget }) => onChange({ test: currentTarget.checked })}
        />
        <FormattedMessage defaultMessage="Test the stored credentials after each change. This contacts the vendor." />
      </label>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={options.restart}
          onChange={({ currentTarget }) => onChange({ restart: currentTarget.checked })}
        />
        <FormattedMessage
          defaultMessage="Lift the quarantine of its job, unless the test failed ({count, number} quarantined)"
          values={{ count: quarantined }}
        />
      </label>
      <Field label={intl.formatMessage({ defaultMessage: 'Stop after failures' })} className={styles.narrow}>
        {(control) => (
          <Select
            {...control}
            autoComplete="off"
            value={options.stopAfter ?? ''}
            onChange={({ currentTarget: { value } }) =>
              onChange({ stopAfter: value === '' ? undefined : Number(value) })
            }
          >
            {limits.map((limit) => (
              <option key={limit} value={limit}>
                {intl.formatNumber(limit)}
              </option>
            ))}
            <option value="">{intl.formatMessage({ defaultMessage: 'Never' })}</option>
          </Select>
        )}
      </Field>
    </fieldset>
  );
}
