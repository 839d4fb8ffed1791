import { createRoot } from "react-dom/client";
import { App } from "./shell/App.tsx";
import { startTheme } from "./shell/theme.ts";
import "./styles/main.css";

startTheme();
createRoot(document.getElementById("root")!).render(<App />);
