/** The product's key, drawn as in the favicon; decoration beside the product's name. */
export function BrandMark({ size }: { size: number }) {
  return <img src="/favicon.svg" alt="" width={size} height={size} />;
}
