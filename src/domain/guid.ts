const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Nothing else may enter a path: `../me` and `%2e%2e` would be resolved before the request leaves. */
export function isGuid(text: string): boolean {
  return guid.test(text);
}

/** `<template>.<tenant>.<guid>` as a rule; never dots alone, which a path would resolve. */
export function isJobId(text: string): boolean {
  return text.length <= 256 && /^[\w-]+(?:\.[\w-]+)*$/.test(text);
}
