import type { Words } from "../words.ts";
import type { words as zh } from "../zh/park.ts";

/** Words of a park looking at its agencies and their orders. */
export const words: Words<typeof zh> = {
  park: {
    overview: "Overview",
    agencies: "Agencies",
    outside: "From outside the city",
    outsideShare: "{{share}} of all",
    orders: "Orders",
    ordersFulfilled: "{{n}} fulfilled",
    revenue: "Revenue",
    tax: "Tax",
    ofFilings: "{{n}} monthly filings in all",
    taxRate: "{{share}} of revenue",
    arrivals: "Arrivals",
    ofHeadcount: "of {{n}} seats, {{share}} filled",
    evaluations: "Evaluations",
    averageScore: "{{score}} on average",
    noScore: "No evaluations yet",
    recent: "Newest agencies",
    allAgencies: "All agencies",
    agencyName: "Agency",
    agencyOrders: "Orders",
    agencyFilled: "Arrivals",
    agencyScore: "Average score",
    none: "None",
    ordersTitle: "Agencies' orders",
    ordersEmpty: "No orders yet",
    ordersEmptyHelp: "Once agencies create orders, their figures appear here, never their candidates.",
  },
};
