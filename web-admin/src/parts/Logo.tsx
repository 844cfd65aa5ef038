/** The doorman's arch with a play sign for a door. */
export function Logo({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="8" fill="#4f46e5" />
      <path d="M9 26V12a7 7 0 0 1 14 0v14z" fill="#fff" />
      <path d="M13.4 13.3v8.4c0 .6.7 1 1.2.6l6-4.2c.4-.3.4-.9 0-1.2l-6-4.2c-.5-.4-1.2 0-1.2.6z" fill="#4f46e5" />
    </svg>
  );
}
