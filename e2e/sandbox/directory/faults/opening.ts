import { answersPage, type Behaviour, refuses, tooMany } from '../behaviour.ts';
import { appIdOf, objectId } from '../object-id.ts';

/** What a target does when it is read by its id, though it is found by its name. */
export type OpeningTarget = { readonly about: string; readonly opening: Behaviour };

const other = 'Contoso HR';

/** Targets that exist for what happens when they are opened. */
const opening = {
  Vanished: {
    about: 'Is found, and was deleted before it could be opened: answers 404.',
    opening: ({ id }) =>
      refuses(
        404,
        'Request_ResourceNotFound',
        `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
      ),
  },
  'Opens slowly': { about: 'Opens after four seconds.', opening: { how: 'waits', seconds: 4 } },
  'Never opens': { about: 'Stays silent when it is opened.', opening: { how: 'waits', seconds: 'for ever' } },
  'Too busy to open': { about: 'Answers 429 when it is opened, always.', opening: tooMany({}) },
  'Opens as HTML': { about: 'Answers an HTML page when it is opened.', opening: answersPage(200) },
  'Somebody else': {
    about: `Answers with ${other} when it is opened.`,
    opening: {
      how: 'answers',
      status: 200,
      type: 'application/json',
      body: JSON.stringify({
        id: objectId('servicePrincipals', other),
        appId: appIdOf(other),
        displayName: other,
      }),
    },
  },
} as const satisfies Record<string, OpeningTarget>;

export type OpeningTargetName = keyof typeof opening;

export const openingTargets: Readonly<Record<OpeningTargetName, OpeningTarget>> = opening;
