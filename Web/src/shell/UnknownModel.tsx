import { changedAddress } from "../lib/address.ts";
import { useLocation } from "../lib/url.ts";
import { Link } from "../parts/Link.tsx";
import { Empty } from "../parts/States.tsx";
import { useProject } from "../parts/view.ts";

/** Stands in the place of a page whose address names a model that is not there. */
export function UnknownModel({ name }: { name: string }) {
  const { models } = useProject();
  const here = useLocation();
  return (
    <>
      <h1 className="hidden">Unknown model</h1>
      <Empty title={`There is no model “${name}” in this project.`}>
        {models.length > 0
          ? (
            <>
              <p>Known: {models.length === 1 ? "one model" : `${models.length} models`}</p>
              <ul className="plain">
                {models.map((model) => (
                  <li key={model.name}>
                    <Link to={changedAddress(here, { model: model.name })}>{model.name}</Link>
                  </li>
                ))}
              </ul>
            </>
          )
          : (
            <p>
              None is known yet: <code>assay import predictions FILE --model NAME</code>
            </p>
          )}
      </Empty>
    </>
  );
}
