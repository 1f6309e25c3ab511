import { FormattedMessage } from 'react-intl';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { TargetKind } from '#src/domain/target.ts';
import { Details } from '#src/ui/details.tsx';
import { failureFacts } from '#src/domain/failure/facts.ts';
import { ProblemPage } from '#src/ui/problem-page.tsx';

type TargetProblemProps = {
  failure: Extract<Failure, { kind: 'unsafe' } | { kind: 'refused' }>;
  kind: TargetKind;
};

/** An address whose id is no id, or one that this tenant does not know. */
export function TargetProblem({ failure, kind }: TargetProblemProps) {
  if (failure.kind === 'unsafe') {
    return (
      <ProblemPage title={<FormattedMessage defaultMessage="The address holds no valid object ID." />}>
        <FormattedMessage defaultMessage="An object ID is a GUID: 32 hexadecimal digits in five groups. The link may have been cut off; ask for it again, or find the application by its name." />
      </ProblemPage>
    );
  }
  return (
    <ProblemPage
      title={
        kind === 'servicePrincipal' ? (
          <FormattedMessage defaultMessage="This tenant has no enterprise application with that object ID." />
        ) : (
          <FormattedMessage defaultMessage="This tenant has no app registration with that object ID." />
        )
      }
      details={<Details facts={failureFacts(failure)} />}
    >
      <FormattedMessage defaultMessage="It may have been deleted, or the ID may be an app ID, an object ID of the other kind, or from another tenant. The search takes all of these." />
    </ProblemPage>
  );
}
