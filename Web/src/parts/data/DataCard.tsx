import { pageAddress } from "../../lib/address.ts";
import { countOf, gone, noPixels } from "../../lib/issues.ts";
import { imagesAddress } from "../../lib/links.ts";
import { integer, partPercent } from "../../lib/numbers.ts";
import { useLocation } from "../../lib/url.ts";
import { equals, isMissing, isPresent, oneOf } from "../../lib/where.ts";
import { Link } from "../Link.tsx";
import { useProject } from "../view.ts";
import { WholeProject } from "../WholeProject.tsx";
import { useUnmeasured } from "./unmeasured.ts";

/** How many images there are, labelled, predicted, measured, and of which kinds. */
export function DataCard() {
  const project = useProject();
  const { query } = useLocation();
  const { image_count: count, labelled_count: labelled } = project;
  const images = (where: string) => imagesAddress(query, where);
  const unmeasured = useUnmeasured();
  const rows: [title: string, number: number, where: string][] = [
    ["Images", count, ""],
    ["Labelled", labelled, isPresent("label")],
    ["Without label", count - labelled, isMissing("label")],
    [
      "Measured",
      project.metrics.find(({ id }) => id === "brightness")?.present ?? 0,
      isPresent("brightness"),
    ],
    ["Not measured", unmeasured.count ?? 0, unmeasured.where],
    ["No pixels read", countOf(project, noPixels), oneOf("issue", noPixels)],
    ["Missing files", countOf(project, gone), oneOf("issue", gone)],
  ];
  return (
    <section className="card" aria-label="Data">
      <div className="card-head">
        <h2>Data</h2>
        <WholeProject />
      </div>
      <dl className="numbers">
        {rows.filter(([, number], i) => i === 0 || number > 0).map(([title, number, where]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              <Link to={images(where)}>{integer(number)}</Link>
              {title !== "Images" && <small>{partPercent(number, count)}</small>}
            </dd>
          </div>
        ))}
        {project.measured_count > 0 && (
          <div>
            <dt>Duplicates</dt>
            <dd>
              <Link to={pageAddress(query, "/duplicates")}>side by side</Link>
            </dd>
          </div>
        )}
        <div>
          <dt>Classes</dt>
          <dd>{integer(project.classes.length)}</dd>
        </div>
        {project.formats.length > 0 && (
          <div>
            <dt>Formats</dt>
            <dd>
              {project.formats.map(({ name, count }) => (
                <Link key={name} to={images(equals("format", name))}>{integer(count)} {name}</Link>
              ))}
            </dd>
          </div>
        )}
        {project.splits && (
          <div>
            <dt>Splits</dt>
            <dd>
              {project.splits.map((name) => (
                <Link key={name} to={images(equals("split", name))}>{name}</Link>
              ))}
            </dd>
          </div>
        )}
        {project.tags.length > 0 && (
          <div>
            <dt>Tags</dt>
            <dd>
              {project.tags.map(({ name, count }) => (
                <Link key={name} to={images(equals("tag", name))}>{name} {integer(count)}</Link>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
