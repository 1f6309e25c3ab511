import { Button } from '#src/ui/button.tsx';
import { type ReactNode, useId, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { CodeGrantSign } from '#src/domain/connectors/code-grant.ts';
import { connectorMarks } from '#src/i18n/connector-names.ts';
import { Notice } from '#src/ui/notice.tsx';
import { sourceLink } from '#src/ui/source-link.tsx';
import { TaskDialog } from '#src/ui/task-dialog.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import styles from './target-screen.module.css';

const microsoft =
  'https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups';
const metadata = 'https://github.com/microsoftgraph/msgraph-metadata';
const observed = 'https://github.com/pranems/SCIMServer';

const shown: Readonly<Record<CodeGrantSign['by'], ReactNode>> = {
  connector: <FormattedMessage defaultMessage="The connector supports it." />,
  template: <FormattedMessage defaultMessage="The app's template names OAuth sign-in." />,
  'stored-keys': <FormattedMessage defaultMessage="The stored keys come from such a sign-in." />,
};

type CodeGrantNoticeProps = {
  signs: readonly CodeGrantSign[];
  /** The page of the application in the Entra admin center. */
  portal: string;
  /** Begins the move; undefined while a renewal is under way. `hasFirst`: rows for a first token come along. */
  onMove: ((hasFirst: boolean) => void) | undefined;
};

/** That a job signs in by a grant that Microsoft has retired, how this is known, and the way off it. */
export function CodeGrantNotice({ signs, portal, onMove }: CodeGrantNoticeProps) {
  const [asking, setAsking] = useState(false);
  const isUsed = signs.some(({ by }) => by === 'stored-keys');
  return (
    <div className={styles.grant}>
      <Notice
        intent="warning"
        title={
          isUsed ? (
            <FormattedMessage defaultMessage="This app uses the retired authorization code grant." />
          ) : (
            <FormattedMessage defaultMessage="This app may use the retired authorization code grant." />
          )
        }
        actions={
          onMove && (
            <Button onClick={() => setAsking(true)}>
              <FormattedMessage defaultMessage="Move to client credentials" />
            </Button>
          )
        }
      >
        <FormattedMessage
          defaultMessage="Jobs don't switch by themselves. Graph's beta drops the call on July 6, 2027. <source>Microsoft's page</source> · <metadata>Microsoft's metadata</metadata>"
          values={{ source: sourceLink(microsoft), metadata: sourceLink(metadata) }}
        />
        <ul>
          {signs.map(({ by, mark }) => (
            <li key={by}>
              {shown[by]} (<FormattedMessage {...connectorMarks[mark]} />)
            </li>
          ))}
        </ul>
      </Notice>
      {asking && onMove && (
        <MoveDialog
          portal={portal}
          onClose={() => setAsking(false)}
          onMove={(hasFirst) => {
            setAsking(false);
            onMove(hasFirst);
          }}
        />
      )}
    </div>
  );
}

type MoveDialogProps = { portal: string; onMove: (hasFirst: boolean) => void; onClose: () => void };

/** What a move takes, before anything is typed. */
function MoveDialog({ portal, onMove, onClose }: MoveDialogProps) {
  const first = useId();
  const [hasFirst, setHasFirst] = useState(true);
  return (
    <TaskDialog
      title={<FormattedMessage defaultMessage="Move to client credentials?" />}
      onDismiss={onClose}
      actions={
        <>
          <Button appearance="primary" onClick={() => onMove(hasFirst)}>
            <FormattedMessage defaultMessage="Start the move" />
          </Button>
          <Button onClick={onClose}>
            <FormattedMessage defaultMessage="Cancel" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage
          defaultMessage="Get these from the app's vendor: tenant URL, OAuth token endpoint, client ID and client secret. Without them, this app can't move."
          description="Help on what a move takes"
        />
      </p>
      <p>
        <FormattedMessage
          defaultMessage="Only the <portal>Entra admin center</portal> can set “How credentials are sent” and “OAuth 2.0 scopes”. Set them there if the vendor needs them."
          description="Help on what only the portal can set"
          values={{ portal: sourceLink(portal) }}
        />
      </p>
      <ol>
        <li>
          <FormattedMessage defaultMessage="Enter the keys, then save. The keys of the old sign-in are removed." />
        </li>
        <li>
          <FormattedMessage defaultMessage="Test the stored credentials." />
        </li>
        <li>
          <FormattedMessage defaultMessage="Restart the job, and watch its next cycle." />
        </li>
      </ol>
      <p>
        <input
          id={first}
          type="checkbox"
          checked={hasFirst}
          onChange={({ target }) => setHasFirst(target.checked)}
        />{' '}
        <label htmlFor={first}>
          <FormattedMessage
            defaultMessage="Add a first token ({key})"
            values={{ key: <Verbatim>Oauth2AccessToken</Verbatim> }}
          />
        </label>
        <br />
        <FormattedMessage
          defaultMessage="The service was <source>observed</source> to use the token endpoint only after a first token. Get one from that endpoint."
          description="Help for the first token"
          values={{ source: sourceLink(observed) }}
        />
      </p>
    </TaskDialog>
  );
}
