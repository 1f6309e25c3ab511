import { valueProblemWhat } from '#src/i18n/value-problem-texts.ts';
import { FormattedDate, FormattedMessage } from 'react-intl';
import type { PreviewProblem } from '#src/domain/paste/import-preview.ts';
import { ValueSize } from './value-size.tsx';
import styles from './import-dialog.module.css';

type PreviewValueProps = {
  size: { lines: number; bytes: number };
  problems: readonly PreviewProblem[];
};

/** All that is told of a value: the same mask for each, how large it is, and what is probably wrong with it. */
export function PreviewValue({ size, problems }: PreviewValueProps) {
  return (
    <>
      <span className={styles.size}>
        <span aria-hidden="true">••••••••</span> <ValueSize {...size} />
      </span>
      {problems.map(({ code, severity, expiresAt, place, field }) => (
        <span key={`${code} ${field ?? ''}`} className={severity === 'error' ? styles.wrong : styles.warning}>
          <FormattedMessage
            {...valueProblemWhat[code]}
            values={{ date: <FormattedDate value={expiresAt} dateStyle="long" />, ...place, field }}
          />
        </span>
      ))}
    </>
  );
}
