/** Where the API lives below its origin; the version is part of the promise. */
export const API_PREFIX = "/api/v1";
