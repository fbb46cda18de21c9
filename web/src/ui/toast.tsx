import { Toaster as Sonner, toast } from 'sonner';

export { toast };

export function Toaster({ label }: { label: string }) {
  return (
    <Sonner
      position="top-center"
      offset={{ top: 76 }}
      mobileOffset={{ top: 76 }}
      containerAriaLabel={label}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'font-sans! flex w-[min(24rem,calc(100vw-2rem))] items-center gap-3 rounded-2xl bg-ink px-4 py-3.5 text-paper shadow-lift',
          title: 'font-semibold',
          description: 'text-sm opacity-80',
          actionButton: 'ml-auto shrink-0 rounded-lg bg-paper/15 px-3 py-1.5 text-sm font-semibold',
        },
      }}
    />
  );
}
