import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { type ReactNode, useId, useState } from 'react';
import { defineMessages, FormattedMessage, type MessageDescriptor, useIntl } from 'react-intl';
import type { Cloud } from '#src/config/clouds.ts';
import { isGuid } from '#src/domain/guid.ts';
import { candidateSets } from '#src/domain/fleet/scan.ts';
import {
  federationOf,
  grantScript,
  isScheduleField,
  scheduleFile,
  type ScheduleFields,
  schedulePermissions,
  type SchedulePlace,
  scheduleProblems,
  type ScheduleTool,
  scheduleTools,
} from '#src/domain/fleet/schedule.ts';
import { useIdentity } from '#src/requests/graph-context.ts';
import { useNotes } from '#src/requests/use-notes.ts';
import { Button } from '#src/ui/button.tsx';
import { CodeBlock } from '#src/ui/code-block.tsx';
import { CodeLine } from '#src/ui/code-line.tsx';
import { Field, Input, Select } from '#src/ui/field.tsx';
import { saveFile } from '#src/ui/save-file.ts';
import { sourceLink } from '#src/ui/source-link.tsx';
import { Switch } from '#src/ui/switch.tsx';
import { TaskDialog } from '#src/ui/task-dialog.tsx';
import { keepOut } from '#src/ui/value-box.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import styles from './schedule-dialog.module.css';

type TextName = Parameters<typeof isScheduleField>[0];
type Change = (changes: Partial<ScheduleFields>) => void;

const toolNames: Record<ScheduleTool, MessageDescriptor> = defineMessages({
  github: { defaultMessage: 'GitHub Actions' },
  automation: { defaultMessage: 'Azure Automation' },
});

const labels: Record<TextName, MessageDescriptor> = defineMessages({
  time: { defaultMessage: 'Time (UTC)' },
  staleDays: { defaultMessage: 'Days without a success' },
  warnDays: { defaultMessage: 'Days before an expiry date' },
  clientId: { defaultMessage: 'Client ID' },
  objectId: { defaultMessage: 'Object (principal) ID of the identity' },
  repository: { defaultMessage: 'Repository' },
  branch: { defaultMessage: 'Branch' },
  mail: { defaultMessage: 'Mailbox' },
});

const problems: Record<TextName, MessageDescriptor> = defineMessages({
  time: { defaultMessage: 'Enter a time, such as 06:17.' },
  staleDays: { defaultMessage: 'Enter 1 to 365 days.' },
  warnDays: { defaultMessage: 'Enter 1 to 365 days.' },
  clientId: { defaultMessage: 'A client ID is a GUID, such as 00000000-0000-0000-0000-000000000000.' },
  objectId: { defaultMessage: 'An object ID is a GUID, such as 00000000-0000-0000-0000-000000000000.' },
  repository: { defaultMessage: 'Enter owner and name, such as contoso/provisioning-watch.' },
  branch: { defaultMessage: 'Enter a branch, such as main.' },
  mail: { defaultMessage: 'Enter an address, such as alerts@contoso.com.' },
});

/** Off the full hour, when GitHub starts fewest runs late. */
const first: ScheduleFields = {
  tool: 'github',
  set: 'templates',
  every: 'day',
  time: '06:17',
  staleDays: '3',
  warnDays: '30',
  clientId: '',
  objectId: '',
  repository: '',
  branch: 'main',
  issue: false,
  mail: '',
};

/** Hands the watch on as a file, since a page watches only while it is open. */
export function ScheduleDialog({ cloud, onClose }: { cloud: Cloud; onClose: () => void }) {
  const intl = useIntl();
  const hint = useId();
  const { tenantId } = useIdentity();
  const { all: notes } = useNotes();
  const [fields, setFields] = useState(first);
  const place = { tenantId, loginOrigin: cloud.loginOrigin, graphOrigin: cloud.graphOrigin, notes };
  const file =
    isGuid(tenantId) && scheduleProblems(fields).length === 0 ? scheduleFile(fields, place) : undefined;
  return (
    <TaskDialog
      title={<FormattedMessage defaultMessage="Watch on a schedule" />}
      onDismiss={onClose}
      actions={
        <>
          <Button
            appearance="primary"
            icon={<ArrowDownloadRegular />}
            disabledFocusable={file === undefined}
            aria-describedby={hint}
            onClick={() => file && saveFile({ ...file, type: 'text/plain' })}
          >
            <FormattedMessage defaultMessage="Download file" />
          </Button>
          <Button onClick={onClose}>
            <FormattedMessage defaultMessage="Close" />
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <p>
          <FormattedMessage defaultMessage="This page watches only while it is open. Run this file elsewhere: it reads all provisioning jobs, and fails where one needs attention." />
        </p>
        <ScheduleForm fields={fields} onChange={(changes) => setFields({ ...fields, ...changes })} />
        <p id={hint} className={styles.note}>
          {file ? (
            <FormattedMessage defaultMessage="Contains IDs and expiry dates set in this browser, but no secret and no name." />
          ) : (
            <FormattedMessage defaultMessage="Complete the fields to get the file." />
          )}
        </p>
        {file && (
          <CodeBlock
            code={file.text}
            label={intl.formatMessage({ defaultMessage: 'File: {name}' }, { name: file.name })}
            describedBy={hint}
          />
        )}
        <h3>
          <FormattedMessage defaultMessage="Set it up" />
        </h3>
        <ol className={styles.steps}>
          {fields.tool === 'github' ? (
            <GithubSteps fields={fields} place={place} />
          ) : (
            <AutomationSteps fields={fields} place={place} />
          )}
        </ol>
      </div>
    </TaskDialog>
  );
}

function ScheduleForm({ fields, onChange }: { fields: ScheduleFields; onChange: Change }) {
  const intl = useIntl();
  const text = (name: TextName, hint?: ReactNode) => (
    <ScheduleText key={name} name={name} fields={fields} hint={hint} onChange={onChange} />
  );
  return (
    <div className={styles.form}>
      <Field label={intl.formatMessage({ defaultMessage: 'Run with' })}>
        {(control) => (
          <Select
            {...control}
            value={fields.tool}
            onChange={({ currentTarget: { value } }) =>
              onChange({ tool: scheduleTools.find((tool) => tool === value) ?? fields.tool })
            }
          >
            {scheduleTools.map((tool) => (
              <option key={tool} value={tool}>
                {intl.formatMessage(toolNames[tool])}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={intl.formatMessage({ defaultMessage: 'Candidates' })}>
        {(control) => (
          <Select
            {...control}
            value={fields.set}
            onChange={({ currentTarget: { value } }) =>
              onChange({ set: candidateSets.find((set) => set === value) ?? fields.set })
            }
          >
            <option value="templates">
              {intl.formatMessage({ defaultMessage: 'Created from a template' })}
            </option>
            <option value="listed">
              {intl.formatMessage({ defaultMessage: 'Listed in the Entra admin center' })}
            </option>
          </Select>
        )}
      </Field>
      <Field label={intl.formatMessage({ defaultMessage: 'Runs' })}>
        {(control) => (
          <Select
            {...control}
            value={fields.every}
            onChange={({ currentTarget: { value } }) =>
              onChange({ every: value === 'hour' ? 'hour' : 'day' })
            }
          >
            <option value="day">{intl.formatMessage({ defaultMessage: 'Every day' })}</option>
            <option value="hour">{intl.formatMessage({ defaultMessage: 'Every hour' })}</option>
          </Select>
        )}
      </Field>
      {text('time')}
      {text('staleDays', <FormattedMessage defaultMessage="Then a running job counts as stale." />)}
      {text('warnDays', <FormattedMessage defaultMessage="For the dates set in this browser." />)}
      {fields.tool === 'github' ? (
        <>
          {text('repository', <FormattedMessage defaultMessage="Owner and name." />)}
          {text('branch')}
          {text('clientId', <FormattedMessage defaultMessage="Of the app registration, step 1." />)}
          <Switch
            checked={fields.issue}
            label={<FormattedMessage defaultMessage="Open an issue too" />}
            onChange={(issue) => onChange({ issue })}
          />
        </>
      ) : (
        <>
          {text('objectId')}
          {text('clientId', <FormattedMessage defaultMessage="Only for a user-assigned identity." />)}
          {text(
            'mail',
            <FormattedMessage defaultMessage="Optional. Mails itself instead of failing the job." />,
          )}
        </>
      )}
    </div>
  );
}

type ScheduleTextProps = { name: TextName; fields: ScheduleFields; hint: ReactNode; onChange: Change };

/** Says what is wrong once a person has left it. */
function ScheduleText({ name, fields, hint, onChange }: ScheduleTextProps) {
  const intl = useIntl();
  const [isLeft, setIsLeft] = useState(false);
  const isWrong = isLeft && !isScheduleField(name, fields);
  return (
    <Field
      label={intl.formatMessage(labels[name])}
      hint={hint}
      {...(isWrong && { validationMessage: intl.formatMessage(problems[name]) })}
    >
      {(control) => (
        <Input
          {...control}
          {...keepOut}
          value={fields[name]}
          onChange={({ currentTarget: { value } }) => onChange({ [name]: value.trim() })}
          onBlur={() => setIsLeft(true)}
        />
      )}
    </Field>
  );
}

type StepsProps = { fields: ScheduleFields; place: SchedulePlace };

function GithubSteps({ fields, place }: StepsProps) {
  const { issuer, subject, audience } = federationOf(fields, place);
  return (
    <>
      <li>
        <FormattedMessage defaultMessage="In the Microsoft Entra admin center, open App registrations, then New registration. It needs no redirect URI and no secret. Enter its client ID above." />
      </li>
      <li>
        <FormattedMessage defaultMessage="Under Certificates & secrets, Federated credentials, choose Other issuer, with issuer, subject and audience:" />
        <CodeLine text={issuer} />
        {scheduleProblems(fields).includes('repository') || scheduleProblems(fields).includes('branch') ? (
          <p className={styles.note}>
            <FormattedMessage defaultMessage="Enter the repository and the branch to get the subject." />
          </p>
        ) : (
          <CodeLine text={subject} />
        )}
        <CodeLine text={audience} />
        <p className={styles.note}>
          <FormattedMessage
            defaultMessage="Repositories created since July 15, 2026 have <source>IDs in their subject</source>. A refused run shows the exact one."
            values={{
              source: sourceLink(
                'https://docs.github.com/actions/reference/security/oidc#immutable-subject-claims',
              ),
            }}
          />
        </p>
      </li>
      <li>
        <FormattedMessage defaultMessage="Under API permissions, add these Microsoft Graph application permissions. Then grant admin consent." />
        <Permissions />
      </li>
      <li>
        <FormattedMessage defaultMessage="Save the file on the default branch of a private repository, since its log names applications:" />
        <CodeLine text=".github/workflows/provisioning-watch.yml" />
      </li>
      <li>
        <FormattedMessage
          defaultMessage="Run it once under Actions. Of a failed scheduled run, GitHub <source>notifies</source> the person who last changed its schedule."
          values={{
            source: sourceLink(
              'https://docs.github.com/actions/concepts/workflows-and-actions/notifications-for-workflow-runs',
            ),
          }}
        />
      </li>
    </>
  );
}

function AutomationSteps({ fields, place }: StepsProps) {
  const intl = useIntl();
  const note = useId();
  const canGrant =
    isGuid(place.tenantId) &&
    !scheduleProblems(fields).some((name) => name === 'objectId' || name === 'mail');
  return (
    <>
      <li>
        <FormattedMessage defaultMessage="In the Azure portal, open the Automation account, then Identity. Turn it on, and enter its object ID above." />
      </li>
      <li>
        <span id={note}>
          <FormattedMessage defaultMessage="Grant these application permissions with the script below, in PowerShell 7 as Privileged Role Administrator:" />
        </span>
        <Permissions />
        {canGrant ? (
          <CodeBlock
            code={grantScript(fields, place)}
            label={intl.formatMessage({ defaultMessage: 'Script that grants permissions' })}
            describedBy={note}
          />
        ) : (
          <p className={styles.note}>
            <FormattedMessage defaultMessage="Enter the object ID to get the script." />
          </p>
        )}
      </li>
      <li>
        <FormattedMessage defaultMessage="Under Runbooks, import the file as PowerShell with runtime 7.2 or later, then publish it." />
      </li>
      <li>
        {fields.every === 'day' ? (
          <FormattedMessage
            defaultMessage="Link it to a schedule: every day at {time} UTC."
            values={{ time: fields.time }}
          />
        ) : (
          <FormattedMessage defaultMessage="Link it to a schedule: every hour." />
        )}
      </li>
      <li>
        {fields.mail === '' ? (
          <FormattedMessage
            defaultMessage="Add an <source>alert rule</source> for failed jobs, so that you get a notification."
            values={{
              source: sourceLink('https://learn.microsoft.com/azure/automation/automation-alert-metric'),
            }}
          />
        ) : (
          <FormattedMessage
            defaultMessage="Run it once. The script lets the identity send mail as {mail} alone."
            values={{ mail: <Verbatim>{fields.mail}</Verbatim> }}
          />
        )}
      </li>
    </>
  );
}

function Permissions() {
  return (
    <ul className={styles.permissions}>
      {schedulePermissions.map((name) => (
        <li key={name}>
          <Verbatim>{name}</Verbatim>
        </li>
      ))}
    </ul>
  );
}
