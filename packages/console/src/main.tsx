import "./session/no-eval.ts";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { startCatalogue } from "./messages/catalogue.ts";
import "./shell/console.css";

const place = document.getElementById("console");
if (place) void startCatalogue().then(() => createRoot(place).render(<App />));
