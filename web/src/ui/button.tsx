import { LoaderCircle } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'outline' | 'ghost' | 'danger' | 'onPine';
export type ButtonSize = 'sm' | 'md' | 'lg';

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-strong',
  secondary: 'bg-sunken text-ink hover:bg-line',
  outline: 'border border-line-strong bg-transparent text-ink hover:bg-sunken',
  ghost: 'bg-transparent text-ink hover:bg-sunken',
  danger: 'bg-bad-soft text-bad hover:brightness-95',
  onPine: 'bg-white/12 text-pine-ink hover:bg-white/20',
};
const sizes: Record<ButtonSize, string> = {
  sm: 'min-h-11 px-4 text-sm rounded-xl gap-1.5',
  md: 'min-h-12 px-5 text-base rounded-2xl gap-2',
  lg: 'min-h-14 px-6 text-lg rounded-2xl gap-2',
};

/** The look of a button, for links that act as one. */
export const buttonClass = (variant: ButtonVariant = 'primary', size: ButtonSize = 'md', extra?: string) =>
  cx(
    'inline-flex shrink-0 select-none items-center justify-center text-center font-semibold leading-tight transition-[background-color,scale,filter] active:scale-[0.98]',
    'disabled:pointer-events-none disabled:opacity-45',
    variants[variant],
    sizes[size],
    extra,
  );

type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  loading?: boolean;
  icon?: ReactNode;
};

/** While `loading`, the button keeps its width and its focus, and does nothing when pressed again. */
export function Button({
  variant,
  size,
  loading = false,
  icon,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={loading || undefined}
      aria-disabled={loading || undefined}
      onClick={loading ? (event) => event.preventDefault() : onClick}
      className={buttonClass(variant, size, className)}
    >
      {loading ? <LoaderCircle aria-hidden="true" className="size-[1.15em] animate-spin" /> : icon}
      {children}
    </button>
  );
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & { label: string; icon: ReactNode };

export function IconButton({ label, icon, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={cx(
        'inline-flex size-11 shrink-0 items-center justify-center rounded-full text-ink transition-colors hover:bg-sunken disabled:opacity-45 [&>svg]:size-5',
        className,
      )}
    >
      {icon}
    </button>
  );
}
