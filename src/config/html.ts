/** A page stands where data belongs, whatever it is called: a fallback page, a proxy or a sign-in page of the network answered. */
export function isHtml(contentType: string | null, text: string): boolean {
  return /\bhtml\b/i.test(contentType ?? '') || /^\s*</.test(text);
}
