import { ClassBalance } from "../../parts/data/ClassBalance.tsx";
import { DataCard } from "../../parts/data/DataCard.tsx";
import { useView } from "../../parts/view.ts";
import { Issues } from "./Issues.tsx";
import { ModelGlance } from "./ModelGlance.tsx";
import { Models } from "./Models.tsx";
import { NextSteps } from "./NextSteps.tsx";
import { Worthwhile } from "./Worthwhile.tsx";

/** What is known so far: the models, the data, what is wrong with files, what is missing. */
export function Overview() {
  const { project } = useView();
  return (
    <div className="page overview">
      <div className="page-head">
        <h1>Overview</h1>
        <p className="population">{project.name}, revision {project.revision}</p>
      </div>
      <div className="overview-columns">
        <div className="column">
          <Models />
          <Worthwhile />
          <ModelGlance />
          <NextSteps />
          <Issues />
        </div>
        <div className="column">
          <DataCard />
          <ClassBalance />
        </div>
      </div>
    </div>
  );
}
