/** Words of what is kept of people. */
export const personalData = {
  personalData: {
    title: "Personal data",
    help: "Whose data this organisation keeps, what for and how long. Generated from the API's own definitions.",
    what: "What",
    fields: "Fields",
    why: "What for, by which right",
    kept: "How long",
    seen: "Who sees it",
    sensitive: "sensitive",
  },
};
