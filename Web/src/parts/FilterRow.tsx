import type { ReactNode } from "react";

interface Props {
  className: string;
  /** The name of the group, where it has one. */
  label?: string;
  children: ReactNode;
}

/** The row of controls above a page that say which images it shows, and how. */
export function FilterRow({ className, label, children }: Props) {
  return (
    <div
      className={`filter-row ${className}`}
      role={label === undefined ? undefined : "group"}
      aria-label={label}
    >
      {children}
    </div>
  );
}
