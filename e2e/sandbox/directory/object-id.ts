import { hash } from 'node:crypto';

/** An object's id, which its name decides: the same on every start. */
export function objectId(kind: 'servicePrincipals' | 'applications', name: string): string {
  return guidOf(`${kind}:${name}`);
}

export function appIdOf(name: string): string {
  return guidOf(`app:${name}`);
}

/** A version 4 GUID that depends on the text alone. */
export function guidOf(text: string): string {
  const hex = hash('sha256', text);
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4] ?? '8';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
