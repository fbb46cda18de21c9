/** ㅁ: the first letter of 마당 and the plan of a house around its yard; the people meet in the middle. */
export function LogoMark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="shrink-0">
      <rect width="32" height="32" rx="9" className="fill-pine" />
      <path
        d="M9.5 7h13A2.5 2.5 0 0 1 25 9.5v13a2.5 2.5 0 0 1-2.5 2.5h-13A2.5 2.5 0 0 1 7 22.5v-13A2.5 2.5 0 0 1 9.5 7Zm1.8 4.3v9.4h9.4v-9.4Z"
        fillRule="evenodd"
        className="fill-pine-ink"
      />
      <circle cx="16" cy="16" r="2.9" fill="#ff7f4d" />
    </svg>
  );
}
