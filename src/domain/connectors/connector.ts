import type { CredentialKey, KeyMark } from '#src/domain/keys/keys.ts';

/** One credential of a connector, in the order in which its guide asks for it. */
export type ConnectorKey = {
  key: CredentialKey;
  required: boolean;
  /** How it is known that this connector takes this key. */
  mark: KeyMark;
  /** What the vendor calls it, where that is not what the key's name suggests. */
  called?: string;
  /** A value that is the same for every customer; never of a secret. */
  preset?: string;
  /** What a value looks like where that is not obvious; never of a secret. */
  example?: string;
};

/** The facts about one connector: a file of `guide/`. */
export type Connector = {
  id: string;
  /** The first is how it is shown; the others are what people, the gallery or older pages call it. */
  names: readonly [string, ...string[]];
  /** A way to connect that any application may use, rather than one product: its name is translated. */
  general: boolean;
  /** Ids of Graph's synchronizationTemplate. */
  synchronizationTemplates: readonly string[];
  /** Ids of Graph's applicationTemplate in lower case, each with the page that shows it. */
  galleryTemplates: readonly { id: string; source: string }[];
  /** None where the connector only knows the OAuth window of Microsoft's own client. */
  keys: readonly ConnectorKey[];
  /** The OAuth step belongs to Microsoft's own client, which the Entra portal alone can use. */
  authorizesInPortal: boolean;
  /** Microsoft's page about it. */
  source: string;
};
