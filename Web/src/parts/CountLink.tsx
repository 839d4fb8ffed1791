import { imagesAddress } from "../lib/links.ts";
import { integer } from "../lib/numbers.ts";
import { useLocation } from "../lib/url.ts";
import type { Filtered } from "../lib/wire.ts";
import { Link } from "./Link.tsx";

/** A number that opens its images; plain where there are none, or none that a filter can name. */
export function CountLink({ count, filter, what }: Filtered & { what: string }) {
  const { query } = useLocation();
  if (count === 0) return <span className="muted">0</span>;
  if (filter === null) return <span title="too many to name in a filter">{integer(count)}</span>;
  return (
    <Link to={imagesAddress(query, filter)} aria-label={`${integer(count)} ${what}`}>
      {integer(count)}
    </Link>
  );
}
