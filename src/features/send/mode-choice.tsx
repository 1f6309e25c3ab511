import { useId } from 'react';
import { defineMessages, FormattedMessage, type MessageDescriptor } from 'react-intl';
import type { TargetKind } from '#src/domain/target.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import type { Mode } from '#src/domain/receipt.ts';
import styles from './mode.module.css';
import { isPossible } from './possible.ts';

const modes = ['authorize', 'save', 'test'] as const satisfies readonly Mode[];

const names: Readonly<Record<Mode, MessageDescriptor>> = defineMessages({
  authorize: { defaultMessage: 'Authorize', description: 'What to do with the credentials in the form' },
  save: { defaultMessage: 'Save', description: 'What to do with the credentials in the form' },
  test: { defaultMessage: 'Test', description: 'What to do with the credentials in the form' },
});

const meanings: Readonly<Record<Mode, MessageDescriptor>> = defineMessages({
  authorize: {
    defaultMessage:
      'The provisioning service signs in with them at the app on the other side and keeps them. Stored keys that are not in the form stay.',
  },
  save: {
    defaultMessage:
      'Replaces everything that is stored, without signing in anywhere. Each stored key is replaced, kept or cleared, below.',
  },
  test: { defaultMessage: 'Tries them at the app on the other side, and stores nothing.' },
});

/** What the form is for: one of three, each explained in a sentence. */
export function ModeChoice({ kind }: { kind: TargetKind }) {
  const { mode, setMode } = useTargetPage();
  const id = useId();
  const chosen = isPossible(mode, kind) ? mode : 'authorize';
  return (
    <fieldset className={styles.choice}>
      <legend>
        <FormattedMessage defaultMessage="What to do with them" />
      </legend>
      {modes.map((one) => (
        <div key={one} className={styles.option}>
          <input
            type="radio"
            id={`${id}${one}`}
            name={id}
            checked={one === chosen}
            disabled={!isPossible(one, kind)}
            aria-describedby={`${id}${one}-is`}
            onChange={() => setMode(one)}
          />
          <label htmlFor={`${id}${one}`}>
            <FormattedMessage {...names[one]} />
          </label>
          <p id={`${id}${one}-is`}>
            {isPossible(one, kind) ? (
              <FormattedMessage {...meanings[one]} />
            ) : (
              <FormattedMessage defaultMessage="Not possible here: Microsoft documents it on enterprise applications only, and this is an app registration." />
            )}
          </p>
        </div>
      ))}
    </fieldset>
  );
}
