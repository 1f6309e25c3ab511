import { Button, ButtonLink } from '#src/ui/button.tsx';
import { Field } from '#src/ui/field.tsx';
import { Suspense, use, useId, useRef, useState } from 'react';
import { FormattedMessage, FormattedTime, useIntl } from 'react-intl';
import { connectorById } from '#src/domain/connectors/connectors.ts';
import type { Claim } from '#src/domain/connectors/connector.ts';
import { guideOf } from '#src/domain/connectors/guide.ts';
import { pasteRisk } from '#src/domain/credentials/value-guard.ts';
import { type CredentialKey, isOneTime } from '#src/domain/keys/keys.ts';
import { authorizationLink, type AuthorizationLink } from '#src/domain/landing/authorization-link.ts';
import {
  landingCredentials,
  landingPreview,
  type LandingPreview,
} from '#src/domain/landing/landing-preview.ts';
import { readLanding } from '#src/domain/landing/read-landing.ts';
import { noLandingTexts, noLinkTexts, refusalTexts } from '#src/i18n/landing-texts.ts';
import { keyLabels } from '#src/i18n/key-labels.ts';
import type { StoredCredential } from '#src/requests/stored-credentials.ts';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { RelativeTime } from '#src/ui/relative-time.tsx';
import { type SecretFields, useSecretFields } from '#src/ui/secret-fields.ts';
import { SecretInput } from '#src/ui/secret-input.tsx';
import { sourceLink } from '#src/ui/source-link.tsx';
import { TaskDialog } from '#src/ui/task-dialog.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import type { CredentialRows } from './credential-rows.ts';
import styles from './import-dialog.module.css';
import { ValueSize } from './value-note-list.tsx';

export type LandingDialogProps = {
  rows: CredentialRows;
  /** The stored keys: an endpoint can stand there instead of in a row. */
  stored: readonly StoredCredential[];
  /** By id. */
  connector: string | undefined;
  /** Whether an attempt may have used up the code in a row. */
  isSpent: (row: string) => boolean;
  /** Also after the values have gone into the rows. */
  onClose: () => void;
};

/** The name of the box among the secret fields. */
const box = 'landing';

/** What a look at the box has found; it holds nothing of what is in it but the app's own words. `at`: when. */
type Found = { preview: LandingPreview; isUsed: boolean; at: number };

function foundNow(preview: LandingPreview, isUsed: boolean): Found {
  return { preview, isUsed, at: Date.now() };
}

/** Reads the address where a sign-in ended, and fills its code or token into the rows. */
export function LandingDialog({ rows, stored, connector, isSpent, onClose }: LandingDialogProps) {
  const summary = useId();
  const heading = useId();
  const secrets = useSecretFields();
  const applied = useRef(false);
  const [found, setFound] = useState<Found>();
  const needed = (connector === undefined ? undefined : connectorById(connector))?.keys ?? [];
  const [link] = useState(() => linkOf(rows, stored));
  /** What the sign-in link has sent along, once a person has used it. */
  const [asked, setAsked] = useState<string>();
  const [life] = useState(() => lifetimeOf(connector));
  const keys = [...needed, ...rows.list()].map(({ key }) => key);

  const read = () => readLanding(secrets.isBlank(box) ? '' : secrets.read(box));
  const look = (state = asked) => {
    const landing = read();
    const code = landing.kind === 'grant' ? landing.code : undefined;
    const isUsed = rows
      .read()
      .some(({ row, key, value }) => isOneTime(key) && value === code && isSpent(row));
    setFound(foundNow(landingPreview(landing, keys, state), isUsed));
  };
  const canApply = found?.preview.kind === 'grant' && !found.isUsed;
  const apply = () => {
    // A second click, before the dialog has gone, would add the same rows again.
    if (applied.current || !canApply) return;
    const rowOf = (key: CredentialKey) => rows.list().find((values) => values.key === key)?.row;
    const isEmpty = (key: CredentialKey) => valueOf(rows, stored, key) === undefined;
    // Read anew: what was found holds no values.
    const credentials = landingCredentials(read(), keys, isEmpty);
    if (credentials.length === 0) return look();
    applied.current = true;
    rows.apply(credentials.map(({ key, value }) => ({ row: rowOf(key), key, value })));
    onClose();
  };
  return (
    <TaskDialog
      title={<FormattedMessage defaultMessage="Paste a landing address" />}
      onDismiss={onClose}
      holdsWork={() => !secrets.isBlank(box)}
      actions={
        <>
          <Button
            appearance="primary"
            disabledFocusable={!canApply}
            aria-describedby={summary}
            onClick={apply}
          >
            <FormattedMessage defaultMessage="Add to credentials" />
          </Button>
          <Button onClick={onClose}>
            <FormattedMessage defaultMessage="Cancel" />
          </Button>
        </>
      }
    >
      {(link.ok || link.why !== 'no-endpoint' || needed.some(({ key }) => key === endpoint)) && (
        <SignInLink
          link={link}
          onUse={(state) => {
            setAsked(state);
            if (found) look(state);
          }}
        />
      )}
      <LandingBox secrets={secrets} onText={() => look()} />
      <section aria-labelledby={heading} className={styles.preview}>
        <h3 id={heading}>
          <FormattedMessage defaultMessage="Preview" />
        </h3>
        <div id={summary} role="status" className={styles.summary}>
          {found ? (
            <FoundText found={found} life={life} />
          ) : (
            <FormattedMessage defaultMessage="Nothing found yet." />
          )}
        </div>
      </section>
    </TaskDialog>
  );
}

/** A single line that holds the address. The only text that it cannot hold is refused. */
function LandingBox({ secrets, onText }: { secrets: SecretFields; onText: () => void }) {
  const intl = useIntl();
  const [refused, setRefused] = useState(false);
  return (
    <div className={styles.field}>
      <Field
        label={intl.formatMessage({ defaultMessage: 'Landing address' })}
        hint={
          <FormattedMessage defaultMessage="The address where sign-in ended, or the code alone. It stays in this dialog." />
        }
        {...(refused
          ? { validationMessage: <FormattedMessage defaultMessage="Not text. Copy the address again." /> }
          : {})}
      >
        {(control) => (
          <SecretInput
            {...control}
            fields={secrets}
            field={box}
            masked
            revealLabel={intl.formatMessage({ defaultMessage: 'Show address' })}
            hideLabel={intl.formatMessage({ defaultMessage: 'Hide address' })}
            riskOf={pasteRisk}
            onRefused={(why, whole) => {
              setRefused(why === 'nul');
              if (why === 'nul') return;
              // No line end belongs to an address.
              secrets.write(box, whole.trim());
              onText();
            }}
            onEdited={() => {
              setRefused(false);
              onText();
            }}
          />
        )}
      </Field>
    </div>
  );
}

/** The value of a key, typed or stored, where there is one that can be read. */
function valueOf(
  rows: CredentialRows,
  stored: readonly StoredCredential[],
  key: CredentialKey,
): string | undefined {
  const row = rows.list().find((values) => values.key === key)?.row;
  if (row !== undefined && !rows.secrets.isBlank(row)) return rows.secrets.read(row);
  const value = stored.find((credential) => credential.key === key)?.value;
  return value?.kind === 'plain' && value.text !== '' ? value.text : undefined;
}

const endpoint = 'Oauth2AuthorizationUri';

function linkOf(rows: CredentialRows, stored: readonly StoredCredential[]): AuthorizationLink {
  return authorizationLink({
    endpoint: valueOf(rows, stored, endpoint) ?? '',
    clientId: valueOf(rows, stored, 'Oauth2ClientId'),
    redirectUri: valueOf(rows, stored, 'Oauth2RedirectUri'),
    state: crypto.randomUUID(),
  });
}

const keyNames = {
  endpoint: <Verbatim>{endpoint}</Verbatim>,
  client: <Verbatim>Oauth2ClientId</Verbatim>,
  redirect: <Verbatim>Oauth2RedirectUri</Verbatim>,
};

/** The way to a new code: the app's own address, in another tab. This page has no address for an answer. */
function SignInLink({
  link,
  onUse,
}: {
  link: AuthorizationLink;
  onUse: (state: string | undefined) => void;
}) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={styles.preview}>
      <h3 id={heading}>
        <FormattedMessage defaultMessage="Get a code" />
      </h3>
      {link.ok ? (
        <>
          <div className={styles.tools}>
            <ButtonLink
              size="small"
              href={link.href}
              target="_blank"
              rel="noreferrer"
              onClick={() => onUse(link.state)}
            >
              {/* A button sets its parts apart, and drops the blanks between them. */}
              <span>
                <FormattedMessage
                  defaultMessage="Sign in at {host} (new tab)"
                  values={{ host: <Verbatim>{link.host}</Verbatim> }}
                />
              </span>
            </ButtonLink>
            <CopyButton text={() => link.href} onAnswer={() => onUse(link.state)}>
              <FormattedMessage defaultMessage="Copy link" />
            </CopyButton>
          </div>
          <p className={styles.note}>
            <FormattedMessage
              defaultMessage="Sign-in ends at {redirect}, even if that page fails. Paste its address below."
              values={{ redirect: <Verbatim>{link.redirectUri}</Verbatim> }}
            />
          </p>
        </>
      ) : (
        <p className={styles.note}>
          <FormattedMessage {...noLinkTexts[link.why]} values={keyNames} />
        </p>
      )}
    </section>
  );
}

/** How long a token of the connector lives, as far as the guide knows. */
async function lifetimeOf(connector: string | undefined): Promise<Claim | undefined> {
  try {
    return connector === undefined ? undefined : (await guideOf(connector))?.lifetime;
  } catch {
    // Without its file the dialog still does its work.
    return undefined;
  }
}

/** What the box holds, in words: a secret shows as a mask. */
function FoundText({ found, life }: { found: Found; life: Promise<Claim | undefined> }) {
  const { preview, isUsed, at } = found;
  switch (preview.kind) {
    case 'nothing':
      return <FormattedMessage {...noLandingTexts[preview.why]} />;
    case 'refusal': {
      const known = refusalTexts.get(preview.error);
      return (
        <>
          <strong className={styles.wrong}>
            {known ? <FormattedMessage {...known} /> : <FormattedMessage defaultMessage="The app refused." />}
          </strong>{' '}
          <FormattedMessage
            defaultMessage="Error: {error}."
            values={{ error: <Verbatim>{preview.error}</Verbatim> }}
          />
          {preview.description !== undefined && preview.description !== '' && (
            <p className={styles.note}>
              <FormattedMessage
                defaultMessage="The app says: {description}"
                values={{
                  description: (
                    <span translate="no" dir="auto">
                      {preview.description}
                    </span>
                  ),
                }}
              />
            </p>
          )}
        </>
      );
    }
    case 'grant':
      return (
        <>
          <strong>
            <FormattedMessage {...keyLabels[preview.key]} />
          </strong>{' '}
          <Verbatim>{preview.key}</Verbatim>{' '}
          <span className={styles.size}>
            <span aria-hidden="true">••••••••</span> <ValueSize lines={1} bytes={preview.bytes} />
          </span>
          <p className={styles.note}>
            {preview.bare && <FormattedMessage defaultMessage="Read as a code alone." />}{' '}
            {preview.issuer !== undefined && (
              <FormattedMessage
                defaultMessage="Issuer: {issuer}."
                values={{ issuer: <Verbatim>{preview.issuer}</Verbatim> }}
              />
            )}{' '}
            {isOneTime(preview.key) ? (
              <CodeLife at={at} isUsed={isUsed} />
            ) : preview.expiresIn === undefined ? (
              <Suspense>
                <TokenLife life={life} />
              </Suspense>
            ) : (
              <FormattedMessage
                defaultMessage="Expires {time}, says the app."
                values={{ time: <RelativeTime at={at + preview.expiresIn * 1000} /> }}
              />
            )}
          </p>
          {preview.isExpected === false && (
            <p className={styles.warning}>
              <FormattedMessage defaultMessage="The state isn't that of the link above. Make sure that you signed in yourself." />
            </p>
          )}
        </>
      );
  }
}

const codeAdvice = sourceLink('https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2');
/** In milliseconds: the longest that the standard advises. Many apps allow less. */
const longestLife = 10 * 60_000;

function CodeLife({ at, isUsed }: { at: number; isUsed: boolean }) {
  return isUsed ? (
    <strong className={styles.wrong}>
      <FormattedMessage defaultMessage="The last attempt may have used up this code. Sign in again for a new one." />
    </strong>
  ) : (
    <FormattedMessage
      defaultMessage="Works once, and expires within minutes: by {time} at the latest, as <link>OAuth advises</link>. Authorize at once."
      values={{ time: <FormattedTime value={at + longestLife} timeStyle="short" />, link: codeAdvice }}
    />
  );
}

function TokenLife({ life }: { life: Promise<Claim | undefined> }) {
  const lifetime = use(life);
  return lifetime ? (
    <FormattedMessage
      defaultMessage="Lifetime: {text}"
      values={{
        text: (
          <span translate="no" lang="en">
            {lifetime.text}
          </span>
        ),
      }}
    />
  ) : (
    <FormattedMessage defaultMessage="Works until it expires or is revoked." />
  );
}
