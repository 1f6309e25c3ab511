/** The product's key, drawn as in the favicon, which would be a request; decoration beside the product's name. */
export function BrandMark({ size }: { size: number }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" width={size} height={size}>
      <rect width="32" height="32" rx="8" fill="#0f6cbd" />
      <g fill="none" stroke="#fff" strokeWidth="2.5">
        <circle cx="12" cy="16" r="5" />
        <path d="M17 16h9m-3 0v4.5m-3.5-4.5v3" strokeLinecap="round" />
      </g>
    </svg>
  );
}
