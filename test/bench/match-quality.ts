import { matchQuality } from "../match-quality.ts";
import type { Row } from "./row.ts";
