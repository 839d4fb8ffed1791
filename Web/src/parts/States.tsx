import type { ReactNode } from "react";
import type { ApiError } from "../lib/apiError.ts";

/** Names what is on its way, and how far it is where that is known. */
export function Loading({ what, done, total }: { what: string; done?: number; total?: number }) {
  const known = done !== undefined && total !== undefined;
  return (
    <div className="state" role="status">
      <progress aria-label={what} {...(known ? { value: done, max: total } : {})} />
      <p>Loading {what}{known && `: ${done} of ${total}`}…</p>
    </div>
  );
}

export function Failed({ error, retry }: { error: ApiError; retry(): void }) {
  return (
    <div className="state" role="alert">
      <p className="state-title">{error.message}</p>
      {error.column !== undefined && <p>The filter is wrong at column {error.column}.</p>}
      <button type="button" onClick={retry}>Try again</button>
    </div>
  );
}

type Answer =
  | { state: "loading" | "ready" }
  | { state: "failed"; error: ApiError; retry(): void };

/** What stands in the place of an answer that is not here: on its way, or refused. */
export function Waiting({ of, what }: { of: Answer; what: string }) {
  if (of.state === "loading") return <Loading what={what} />;
  if (of.state === "failed") return <Failed error={of.error} retry={of.retry} />;
  return null;
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="state" role="status">
      <p className="state-title">{title}</p>
      {children}
    </div>
  );
}
