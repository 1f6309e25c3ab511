import { valueProblemWhat } from '#src/i18n/value-problem-texts.ts';
import { FormattedMessage, type IntlShape, useIntl } from 'react-intl';
import type { ValueProblem } from '#src/domain/credentials/credential.ts';
import { Verbatim } from './verbatim.tsx';

/** What is wrong with a value, in a sentence without the value. */
export function ValueProblemWhat({ problem }: { problem: ValueProblem }) {
  const intl = useIntl();
  return (
    <FormattedMessage
      {...valueProblemWhat[problem.code]}
      values={{ ...wordsOf(problem, intl), field: <Verbatim>{problem.field}</Verbatim> }}
    />
  );
}

/** What the sentence is filled with. */
export function wordsOf({ expiresAt, place, field }: ValueProblem, intl: IntlShape) {
  const date = expiresAt === undefined ? '' : intl.formatDate(expiresAt, { dateStyle: 'long' });
  return { date, field: field ?? '', line: place?.line, column: place?.column };
}
