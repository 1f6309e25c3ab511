import { type ComponentType, type ReactNode, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { PageTitle } from '#src/ui/page-title.tsx';
import { SearchBox } from '#src/ui/search-box.tsx';
import { Tabs } from '#src/ui/tabs.tsx';
import { KindHelp } from './kind-help.tsx';
import styles from './picker-screen.module.css';
import { TargetResults } from './target-results.tsx';
import { usePickerPlace } from './use-picker-place.ts';

/** Where the job begins: find the application whose provisioning needs credentials. `Frame` stands around the list. */
export function PickerScreen({ frame: Frame }: { frame: ComponentType<{ children: ReactNode }> }) {
  const intl = useIntl();
  const box = useRef<HTMLInputElement>(null);
  const { place, typed, type, searchNow, choose } = usePickerPlace();
  return (
    <>
      <PageTitle className={styles.title}>
        <FormattedMessage defaultMessage="Choose an application" />
      </PageTitle>
      <Frame>
        <Tabs
          label={intl.formatMessage({ defaultMessage: 'Kind of object' })}
          tabs={[
            {
              value: 'servicePrincipal',
              label: <FormattedMessage defaultMessage="Enterprise applications" />,
            },
            { value: 'application', label: <FormattedMessage defaultMessage="App registrations" /> },
          ]}
          selected={place.kind}
          onSelect={choose}
        >
          <KindHelp />
          <SearchBox
            ref={box}
            label={intl.formatMessage({ defaultMessage: 'Search by name, app ID or object ID' })}
            text={typed}
            onText={type}
            onEnter={searchNow}
          />
          <TargetResults
            place={place}
            onClear={() => {
              type('');
              // The button goes with its answer, and the next search begins in the box.
              box.current?.focus();
            }}
          />
        </Tabs>
      </Frame>
    </>
  );
}
