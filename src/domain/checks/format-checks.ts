import type { ValueFormat } from '#src/domain/keys/key-table.ts';
import { linesOf } from '#src/domain/credentials/lines.ts';
import { wrongFields } from '#src/domain/credentials/notification-settings.ts';
import { readJson } from '#src/domain/credentials/read-json.ts';
import type { ValueProblem } from './value-problem.ts';

/** Whether the string is what its key holds. Blanks at the ends are checked elsewhere and do not count here. */
export function checkFormat(format: ValueFormat, value: string): readonly ValueProblem[] {
  const bare = value.trim();
  if (bare === '') return [];
  switch (format) {
    case 'text':
    case 'url':
    case 'guid':
      return [];
    case 'boolean-lower':
      return checkBoolean(bare, (word) => word);
    case 'boolean-title':
      return checkBoolean(bare, (word) => word.slice(0, 1).toUpperCase() + word.slice(1));
    case 'boolean-any':
      return checkBoolean(bare, undefined);
    case 'json-or-text':
      return bare.startsWith('{') || bare.startsWith('[') ? checkJson(value) : [];
    case 'notification-settings':
      return checkSettings(value);
    case 'iso-time':
      return checkTime(bare);
  }
}

/** Never more than a warning: Microsoft may come to take a word that it has not published. */
function checkBoolean(
  bare: string,
  spelled: ((lower: string) => string) | undefined,
): readonly ValueProblem[] {
  const lower = bare.toLowerCase();
  if (lower !== 'true' && lower !== 'false') return [{ code: 'not-boolean', severity: 'warning' }];
  if (!spelled || spelled(lower) === bare) return [];
  const fix = (text: string) => text.replace(text.trim(), () => spelled(text.trim().toLowerCase()));
  return [{ code: 'boolean-case', severity: 'warning', fix }];
}

function checkJson(value: string): readonly ValueProblem[] {
  const read = readJson(value);
  if (read.ok) return [];
  return [{ code: 'json-invalid', severity: 'error', place: linesOf(value).placeAt(read.at) }];
}

function checkSettings(value: string): readonly ValueProblem[] {
  const read = readJson(value);
  if (!read.ok) return checkJson(value);
  // Of fields no published list is complete, so none bars a send; what is no object at all does.
  const severity = read.node.kind === 'map' ? 'warning' : 'error';
  const wrong = wrongFields(read.node);
  if (wrong.length > 0) return wrong.map((field) => ({ code: 'settings-field', severity, field }));
  if (read.node.kind !== 'map') return [];
  const textOf = (name: string) => {
    const node = read.node.kind === 'map' && read.node.members.find((member) => member.name === name)?.node;
    return node && 'text' in node ? node.text : '';
  };
  return textOf('Enabled') === 'true' && !textOf('Recipients').includes('@')
    ? [{ code: 'settings-recipients', severity: 'warning', field: 'Recipients' }]
    : [];
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

function checkTime(bare: string): readonly ValueProblem[] {
  const match = time.exec(bare);
  if ((match || day.test(bare)) && !Number.isNaN(Date.parse(bare))) {
    return match && match[1] === undefined ? [{ code: 'time-without-zone', severity: 'warning' }] : [];
  }
  const fix = (text: string) => fromEpoch(text.trim()) ?? text;
  return [{ code: 'time-not-iso', severity: 'warning', ...(fromEpoch(bare) !== undefined && { fix }) }];
}

/** The time that ten digits mean in seconds and thirteen in milliseconds since 1970. */
function fromEpoch(digits: string): string | undefined {
  const isCount = /^\d+$/.test(digits) && (digits.length === 10 || digits.length === 13);
  return isCount
    ? new Date(Number(digits) * (digits.length === 10 ? 1000 : 1)).toISOString().replace('.000Z', 'Z')
    : undefined;
}
