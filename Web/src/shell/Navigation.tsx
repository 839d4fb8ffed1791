import { pageAddress } from "../lib/address.ts";
import { useLocation } from "../lib/url.ts";
import { Link } from "../parts/Link.tsx";
import { type PageInfo, pages } from "./pages.ts";

/** The fixed navigation: words and groups, only pages that there are. */
export function Navigation() {
  const { path, query } = useLocation();
  const groups = Map.groupBy(pages, (page) => page.group ?? "");
  const item = (page: PageInfo) => (
    <Link
      key={page.path}
      to={pageAddress(query, page.path)}
      aria-current={path === page.path ? "page" : undefined}
      aria-keyshortcuts={`g ${page.letter}`}
    >
      <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true">
        <path d={page.icon} />
      </svg>
      {page.title}
    </Link>
  );
  return (
    <nav aria-label="Pages">
      <Link className="brand" to="/">
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M8 1l7 7-7 7-7-7z" />
          <path d="M8 5l3 3-3 3-3-3z" className="brand-inner" />
        </svg>
        Assay
      </Link>
      {[...groups].map(([group, members]) => (
        <div key={group} className="nav-group" role="group" aria-label={group || "Project"}>
          {group && <p className="nav-title">{group}</p>}
          {members.map(item)}
        </div>
      ))}
    </nav>
  );
}
