import { FormattedMessage, useIntl } from 'react-intl';
import type { ValueProblem } from '#src/credentials/checks/value-problem.ts';
import { valueProblemWhat } from '#src/i18n/value-problem-texts.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';

/** What is wrong with a value, in a sentence without the value. */
export function ValueProblemWhat({ problem }: { problem: ValueProblem }) {
  const intl = useIntl();
  const { code, jwt, place, field } = problem;
  const date = jwt?.expiresAt === undefined ? '' : intl.formatDate(jwt.expiresAt, { dateStyle: 'long' });
  return (
    <FormattedMessage
      {...valueProblemWhat[code]}
      values={{ date, ...place, field: <Verbatim>{field}</Verbatim> }}
    />
  );
}
