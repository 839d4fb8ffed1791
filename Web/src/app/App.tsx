import { useCallback, useEffect, useState } from "react";
import { api } from "../lib/api.ts";
import { useChanges } from "../lib/changes.ts";
import { useResource } from "../lib/resource.ts";
import { useLocation } from "../lib/url.ts";
import { DataQuality } from "../pages/data/DataQuality.tsx";
import { Duplicates } from "../pages/duplicates/Duplicates.tsx";
import { Explorer } from "../pages/explorer/Explorer.tsx";
import { LabelQuality } from "../pages/labels/LabelQuality.tsx";
import { MapPage } from "../pages/map/MapPage.tsx";
import { Metrics } from "../pages/metrics/Metrics.tsx";
import { Overview } from "../pages/overview/Overview.tsx";
import { Performance } from "../pages/performance/Performance.tsx";
import { Review } from "../pages/review/Review.tsx";
import { FilterChips } from "./FilterChips.tsx";
import { Header } from "./Header.tsx";
import { Link } from "./Link.tsx";
import { Navigation } from "./Navigation.tsx";
import { pages } from "./pages.ts";
import { useShortcuts } from "./shortcuts.ts";
import { ShortcutSheet } from "./ShortcutSheet.tsx";
import { Empty, Failed, Loading } from "./States.tsx";
import { Tooltip } from "./Tooltip.tsx";
import { ProjectContext } from "./view.ts";

export function App() {
  const { path } = useLocation();
  const project = useResource("project", api.project, "any labels");
  const [sheet, setSheet] = useState(false);
  const showSheet = useCallback(() => setSheet(true), []);
  useShortcuts(showSheet);
  const known = project.state === "ready" ? project.value : undefined;
  useChanges(known?.revision);
  const name = known?.name;
  useEffect(() => {
    const title = pages.find((page) => page.path === path)?.title ?? "Not found";
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
              <Page path={path} />
            </main>
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

function Page({ path }: { path: string }) {
  switch (path) {
    case "/":
      return <Overview />;
    case "/metrics":
      return <Metrics />;
    case "/performance":
      return <Performance />;
    case "/map":
      return <MapPage />;
    case "/labels":
      return <LabelQuality />;
    case "/review":
      return <Review />;
    case "/data":
      return <DataQuality />;
    case "/duplicates":
      return <Duplicates />;
    case "/explorer":
    case "/data/explorer":
    case "/labels/explorer":
      return <Explorer key={path} />;
    default:
      return (
        <>
          <h1 className="hidden">Not found</h1>
          <Empty title="There is no such page.">
            <Link to="/">Go to the overview</Link>
          </Empty>
        </>
      );
  }
}
