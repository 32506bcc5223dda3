import * as forecastContract from "@shanhai/contract/forecast";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as forecast from "./forecast.ts";
import * as forecastFile from "./forecast-file.ts";

const routes = [
  serve(forecastContract.getForecast, forecast.get),
  serve(forecastContract.getForecastFile, forecastFile.get),
];

export const create = (platform: Platform) => handle(routes, {}, platform);
export const handler = create(awsPlatform());
