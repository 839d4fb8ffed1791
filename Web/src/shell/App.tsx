import { useCallback, useEffect, useState } from "react";
import { api } from "../lib/api.ts";
import { useChanges } from "../lib/changes.ts";
import { useResource } from "../lib/resource.ts";
import { useLocation } from "../lib/url.ts";
import { Link } from "../parts/Link.tsx";
import { Empty, Failed, Loading } from "../parts/States.tsx";
import { ProjectContext, useView } from "../parts/view.ts";
import { EditClash } from "./EditClash.tsx";
import { FilterChips } from "./FilterChips.tsx";
import { Header } from "./Header.tsx";
import { Navigation } from "./Navigation.tsx";
import { type PageInfo, pages } from "./pages.ts";
import { useShortcuts } from "./shortcuts.ts";
import { ShortcutSheet } from "./ShortcutSheet.tsx";
import { Tooltip } from "./Tooltip.tsx";
import { UnknownModel } from "./UnknownModel.tsx";

export function App() {
  const { path } = useLocation();
  const page = pages.find((one) => one.path === path);
  const project = useResource("project", api.project, "any labels");
  const [sheet, setSheet] = useState(false);
  const showSheet = useCallback(() => setSheet(true), []);
  useShortcuts(showSheet);
  const known = project.state === "ready" ? project.value : undefined;
  useChanges(known?.revision);
  const name = known?.name;
  useEffect(() => {
    const title = page?.title ?? "Not found";
    document.title = name ? `${title} · ${name} · Assay` : `${title} · Assay`;
  }, [path, name]);
  return (
    <div className="app">
      <a className="skip" href="#main">Skip to content</a>
      <Navigation />
      {project.state === "ready"
        ? (
          <ProjectContext.Provider value={project.value}>
            <Header showSheet={showSheet} />
            <FilterChips />
            <main id="main" tabIndex={-1}>
              <Shown page={page} />
            </main>
            <EditClash />
          </ProjectContext.Provider>
        )
        : (
          <main id="main" className="alone">
            <h1 className="hidden">Assay</h1>
            {project.state === "loading"
              ? <Loading what="the project" />
              : <Failed error={project.error} retry={project.retry} />}
          </main>
        )}
      {sheet && <ShortcutSheet close={() => setSheet(false)} />}
      <Tooltip />
    </div>
  );
}

/** The page of the address, or what is wrong with the address. */
function Shown({ page }: { page: PageInfo | undefined }) {
  const { unknownModel } = useView();
  if (!page) return <NoPage />;
  if (unknownModel !== undefined) return <UnknownModel name={unknownModel} />;
  return <page.Page key={page.path} />;
}

function NoPage() {
  return (
    <>
      <h1 className="hidden">Not found</h1>
      <Empty title="There is no such page.">
        <Link to="/">Go to the overview</Link>
      </Empty>
    </>
  );
}
