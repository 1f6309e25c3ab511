import { useEffect, useState } from 'react';
import { checkValue } from '#src/domain/checks/check-value.ts';
import type { ValueProblem } from '#src/domain/credentials/credential.ts';
import type { RenewalValues } from '#src/domain/fleet/renewal-file.ts';
import { ownCopy } from '#src/domain/value-memory.ts';
import { watchValues } from '#src/requests/fleet-work.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import { type SecretFields, useSecretFields } from '#src/ui/secret-fields.ts';

/** `one`: the same value for every application; `each`: a field for each; `file`: a table of them. */
export type SourceKind = 'one' | 'each' | 'file';

/** Where the values are: in their inputs, or in one parsed file. Nothing of React's holds any of them. */
export type RenewalSource = {
  fields: SecretFields;
  file: () => RenewalValues | undefined;
  /** Wipes the file before. */
  take: (values: RenewalValues | undefined) => void;
  holds: () => boolean;
  wipe: () => void;
};

/** What is wished for one application: keys, and what the checks found in their values. */
export type Wish = {
  keys: readonly string[];
  /** What can never be right, and what is probably a mistake; each code once, and none with a fix, which knows the value. */
  errors: readonly ValueProblem[];
  warnings: readonly ValueProblem[];
  /** One of its rows in the file has a problem, which is listed beside the file. */
  isFaulty: boolean;
};

/** The field of the one value. */
export const sharedField = 'all';

/** They are gone when the page is left or hidden for good, as those of the page of one application. */
export function useRenewalSource(): RenewalSource {
  const graph = useGraph();
  const fields = useSecretFields();
  const [source] = useState(() => createSource(fields));
  // The values and Graph's answers lie outside React.
  useEffect(() => {
    const end = watchValues(graph, () => [
      ...fields.filled().map((field) => fields.read(field)),
      ...(source.file()?.all() ?? []),
    ]);
    addEventListener('pagehide', source.wipe);
    return () => {
      removeEventListener('pagehide', source.wipe);
      end();
      source.wipe();
    };
  }, [graph, fields, source]);
  return source;
}

function createSource(fields: SecretFields): RenewalSource {
  let file: RenewalValues | undefined;
  const take = (next: RenewalValues | undefined) => {
    file?.wipe();
    file = next;
  };
  return {
    fields,
    file: () => file,
    take,
    holds: () => fields.filled().length > 0 || (file?.ids.length ?? 0) > 0,
    wipe() {
      fields.clearAll();
      take(undefined);
    },
  };
}

/** The value for one key of one application, from where it is; `keyName` is the key of the fields. */
export function readFrom(source: RenewalSource, kind: SourceKind, id: string, key: string): string {
  switch (kind) {
    case 'one':
      return source.fields.read(sharedField);
    case 'each':
      return source.fields.read(id);
    case 'file': {
      const file = source.file();
      if (!file) throw new Error('A value was read from a file that is wiped');
      return file.read(id, key);
    }
  }
}

/** What is wished for an application; undefined where it has no new value. */
export function wishOf(
  source: RenewalSource,
  kind: SourceKind,
  id: string,
  keyName: string,
): Wish | undefined {
  const file = source.file();
  const isFile = kind === 'file';
  const isBlank = source.fields.isBlank(kind === 'one' ? sharedField : id);
  const keys = isFile ? (file?.keysOf(id) ?? []) : isBlank ? [] : [keyName];
  const isFaulty = isFile && file?.hasProblem(id) === true;
  if (keys.length === 0 && !isFaulty) return undefined;
  const found = keys.flatMap((key) => checkValue(key, readFrom(source, kind, id, key), Date.now()));
  const problems = [...new Map(found.map((one) => [one.code, withoutFix(one)])).values()];
  return {
    keys,
    errors: problems.filter(({ severity }) => severity === 'error'),
    warnings: problems.filter(({ severity }) => severity === 'warning'),
    isFaulty,
  };
}

function withoutFix({ code, severity, expiresAt, place, field }: ValueProblem): ValueProblem {
  return {
    code,
    severity,
    ...(expiresAt !== undefined && { expiresAt }),
    ...(place && { place }),
    ...(field !== undefined && { field: ownCopy(field) }),
  };
}
