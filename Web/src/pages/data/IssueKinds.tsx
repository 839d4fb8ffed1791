import { pageAddress } from "../../lib/address.ts";
import { thumbnailAddress } from "../../lib/api.ts";
import { withoutPicture } from "../../lib/issues.ts";
import { useLocation } from "../../lib/url.ts";
import type { QualityIssue } from "../../lib/wire.ts";
import { CountLink } from "../../parts/CountLink.tsx";
import { Link } from "../../parts/Link.tsx";
import { useProject } from "../../parts/view.ts";

const shown = 4;

/** Files and pictures that deserve a look: each kind with its rule and its first images. */
export function IssueKinds({ issues, measured }: { issues: QualityIssue[]; measured: number }) {
  const { state_key: state } = useProject();
  const { query } = useLocation();
  const ranked = issues.toSorted((a, b) => b.count - a.count);
  const found = ranked.filter(({ count }) => count > 0);
  const none = ranked.filter(({ count }) => count === 0);
  return (
    <section className="card" aria-label="Issues by kind">
      <div className="card-head">
        <h2>Issues by kind</h2>
      </div>
      {measured === 0 && (
        <p className="muted">
          Nothing is measured yet: <code>assay measure</code>
        </p>
      )}
      {found.length > 0 && (
        <table className="plain-table issue-kinds">
          <thead>
            <tr>
              <th scope="col">Kind</th>
              <th scope="col" className="number">Images</th>
              <th scope="col">Rule</th>
              <th scope="col">First images</th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ kind, title, rule, count, filter, images }) => (
              <tr key={kind} data-issue={kind} data-count={count}>
                <th scope="row">{title}</th>
                <td className="number">
                  <CountLink count={count} filter={filter} what={`images: ${title}`} />
                </td>
                <td className="rule">{rule}</td>
                <td>
                  <span className="small-pictures">
                    {images.slice(0, shown).map(({ id, key }) => (
                      <Link
                        key={id}
                        title={key}
                        to={pageAddress(query, "/explorer", {
                          where: filter ?? undefined,
                          class: [],
                          id: String(id),
                        })}
                      >
                        {withoutPicture.includes(kind)
                          ? (
                            <span className="no-picture" aria-label={key} role="img">
                              {kind === "missing_file" ? "file gone" : "no pixels"}
                            </span>
                          )
                          : <img src={thumbnailAddress(id, state)} alt={key} loading="lazy" />}
                      </Link>
                    ))}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {none.length > 0 && measured > 0 && (
        <p className="muted">None: {none.map(({ title }) => title.toLowerCase()).join(", ")}.</p>
      )}
    </section>
  );
}
